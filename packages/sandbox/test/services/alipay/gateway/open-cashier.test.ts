import { sign } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { makeRsaPair } from '../../../../src/services/alipay/certificates/certificate-issuer.ts'
import { useAlipay } from '../../../support/use-alipay.ts'

const desk = useAlipay()
const order = { out_trade_no: 'app-1', total_amount: '1.00', subject: '测试 - 1+1' }

/** Builds an order string as the documents say: sorted, each value escaped. */
function orderString(method = 'alipay.trade.app.pay', content: object = order, signing = desk.signText): string {
  const sent: Record<string, string> = { ...desk.params(method), biz_content: JSON.stringify(content) }
  const pairs = Object.entries(sent).sort()
  const signature = signing(pairs.map(([name, value]) => `${name}=${value}`).join('&'))
  return [...pairs, ['sign', signature]].map(([name, value]) => `${name}=${encodeURIComponent(value!)}`).join('&')
}

describe("the buyer's app", () => {
  it('makes the trade when it opens the order string, and finds it again', async () => {
    expect((await desk.call('alipay.trade.query', { out_trade_no: 'app-1' })).node.sub_code).toBe('ACQ.TRADE_NOT_EXIST')
    const opened = await desk.alipay.openOrderString(orderString())
    expect(opened).toMatchObject({
      outTradeNo: 'app-1',
      totalAmount: 100,
      status: 'WAIT_BUYER_PAY',
      subject: '测试 - 1+1'
    })
    expect(await desk.alipay.openOrderString(orderString())).toEqual(opened)
    expect((await desk.call('alipay.trade.query', { out_trade_no: 'app-1' })).node.trade_status).toBe('WAIT_BUYER_PAY')
  })

  it('refuses a string that was changed, and says why', async () => {
    const changed = orderString().replace('1.00', '0.01')
    await expect(desk.alipay.openOrderString(changed)).rejects.toThrow(
      'the cashier refuses the order (isv.invalid-signature)'
    )
    expect(desk.alipay.orders()).toEqual([])
  })

  it('refuses what is no order of the app', async () => {
    const string = orderString('alipay.trade.query')
    await expect(desk.alipay.openOrderString(string)).rejects.toThrow(
      "alipay.trade.query is not opened by the buyer's app"
    )
    await expect(desk.alipay.openOrderString('')).rejects.toThrow('"orderString" expected text')
  })

  it('names the rule that an order breaks', async () => {
    const string = orderString('alipay.trade.app.pay', { ...order, total_amount: '0' })
    await expect(desk.alipay.openOrderString(string)).rejects.toThrow('(ACQ.INVALID_PARAMETER): "total_amount"')
  })

  it('knows an uploaded public key', async () => {
    const other = desk.sandbox.namespace('uploaded').alipay
    const { publicKey, privateKey } = await makeRsaPair()
    other.uploadPublicKey(publicKey.export({ type: 'spki', format: 'der' }).toString('base64'))
    const signing = (text: string | Buffer): string => sign('sha256', Buffer.from(text), privateKey).toString('base64')
    const string = orderString('alipay.trade.app.pay', order, signing).replace(desk.alipay.appId, other.appId)
    await expect(other.openOrderString(string)).rejects.toThrow('isv.invalid-signature')
  })
})

describe("the buyer's browser", () => {
  const page = { ...order, out_trade_no: 'page-1', product_code: 'FAST_INSTANT_TRADE_PAY' }

  it('opens an address', async () => {
    const address = `${desk.alipay.gateway}?${orderString('alipay.trade.page.pay', page)}`
    const { order: opened, html } = await desk.alipay.openPage(address)
    expect(html).toContain(opened.tradeNo)
    expect(opened.method).toBe('alipay.trade.page.pay')
  })

  it('opens no order of the app', async () => {
    await expect(desk.alipay.openPage(`${desk.alipay.gateway}?${orderString()}`)).rejects.toThrow(
      'is not opened by a browser'
    )
  })
})
