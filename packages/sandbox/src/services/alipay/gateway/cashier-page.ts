import type { ServiceAnswer } from '../../../engine/service.ts'
import type { Explanation } from '../../../sandbox-types.ts'
import { type Charset, encodeText } from '../wire/charset.ts'

function page(text: string, charset: Charset, granted: boolean, explanation?: Explanation): ServiceAnswer {
  const html = `<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="${charset}"><title>支付宝 - 沙箱</title></head>\n<body><p>${text}</p></body></html>\n`
  const headers = { 'content-type': `text/html;charset=${charset === 'gbk' ? 'GBK' : 'utf-8'}` }
  return { status: 200, headers, body: encodeText(html, charset), explanation, granted }
}

/** What the buyer's browser gets: the cashier of an opened trade. */
export function cashierPage(tradeNo: string, charset: Charset): ServiceAnswer {
  return page(`收银台：交易 <code id="trade-no">${tradeNo}</code> 等待付款。`, charset, true)
}

/** Page methods answer errors with a page in GBK (Alipay reference 1). */
export function errorPage(subCode: string, text: string, explanation: Explanation): ServiceAnswer {
  const safe = text.replace(/[<>]/g, (character) => `&#${character.charCodeAt(0)};`)
  return page(`抱歉，支付失败：${safe}（错误码：${subCode}）`, 'gbk', false, explanation)
}

/** A page where nobody expects one. */
export function maintenancePage(): ServiceAnswer {
  return page('系统维护中，请稍后再试。', 'gbk', true)
}
