import { createCipheriv, createDecipheriv } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { useAlipay } from '../../../support/use-alipay.ts'

const desk = useAlipay()
const page = { out_trade_no: 'page-1', total_amount: '1.00', subject: '网页', product_code: 'FAST_INSTANT_TRADE_PAY' }

/** AES-128-CBC with an initial vector of zeros. */
const aes = (make: typeof createCipheriv, input: Buffer): Buffer => {
  const cipher = make('aes-128-cbc', Buffer.from(desk.alipay.encryptKey, 'base64'), Buffer.alloc(16))
  return Buffer.concat([cipher.update(input), cipher.final()])
}
const encrypt = (text: string): string => aes(createCipheriv, Buffer.from(text)).toString('base64')
const decrypt = (text: string): string => aes(createDecipheriv as never, Buffer.from(text, 'base64')).toString()

describe('the gateway', () => {
  it('signs refusals of the business in the node of the method', async () => {
    const reply = await desk.call('alipay.trade.query', { out_trade_no: 'x' })
    expect(reply).toMatchObject({ nodeName: 'alipay_trade_query_response', verified: true })
    expect(reply.node).toEqual({
      code: '40004',
      msg: 'Business Failed',
      sub_code: 'ACQ.TRADE_NOT_EXIST',
      sub_msg: '交易不存在'
    })
  })

  it('answers encrypted content in kind: the node is a string, and the signature covers its quotation marks', async () => {
    await desk.place()
    const options = { content: encrypt('{"out_trade_no":"order-1"}'), params: { encrypt_type: 'AES' } }
    const reply = await desk.call('alipay.trade.query', {}, options)
    expect(reply.verified).toBe(true)
    expect(JSON.parse(decrypt(reply.node as unknown as string))).toMatchObject({
      code: '10000',
      trade_no: expect.any(String)
    })
    const missing = await desk.call('alipay.trade.query', {}, { ...options, content: encrypt('{"out_trade_no":"x"}') })
    expect(JSON.parse(decrypt(missing.node as unknown as string))).toMatchObject({ sub_code: 'ACQ.TRADE_NOT_EXIST' })
  })

  it.each([
    [() => encrypt('{}'), undefined, '40001', 'isv.decryption-error-missing-encrypt-type'],
    [() => '{"out_trade_no":"x"}', 'AES', '40002', 'isv.invalid-encrypt'],
    [() => encrypt('[]'), 'AES', '40002', 'isv.illegal-json']
  ])('refuses content that is encrypted wrongly', async (content, encryptType, code, subCode) => {
    const { node } = await desk.call(
      'alipay.trade.query',
      {},
      { content: content(), params: { encrypt_type: encryptType } }
    )
    expect([node.code, node.sub_code]).toEqual([code, subCode])
  })

  it('makes the trade of a page order when the browser opens it, by GET or POST', async () => {
    const sent = { ...desk.params('alipay.trade.page.pay'), biz_content: JSON.stringify(page) }
    const sign = desk.signText(
      Object.entries(sent)
        .sort()
        .map(([name, value]) => `${name}=${value}`)
        .join('&')
    )
    const address = `${desk.alipay.gateway}?${new URLSearchParams({ ...sent, sign })}`
    const opened = await fetch(address)
    expect([opened.status, opened.headers.get('content-type')]).toEqual([200, 'text/html;charset=utf-8'])
    expect(await opened.text()).toContain(desk.alipay.order('page-1').tradeNo)
    expect(await (await fetch(address, { method: 'POST' })).text()).toContain(desk.alipay.order('page-1').tradeNo)
    expect(desk.sandbox.requests().map(({ operation }) => operation)).toEqual([
      'alipay.trade.page.pay',
      'alipay.trade.page.pay'
    ])
  })

  it('answers page errors with a page in GBK', async () => {
    const { contentType, text } = await desk.call('alipay.trade.page.pay', page, { signing: () => 'AAAA' })
    expect(contentType).toBe('text/html;charset=GBK')
    expect(text).toContain('错误码：isv.invalid-signature')
  })

  it('leaves order strings to the app', async () => {
    const { node } = await desk.call('alipay.trade.app.pay', { ...page, product_code: 'QUICK_MSECURITY_PAY' })
    expect(node.sub_code).toBe('isv.forbidden-api')
  })

  it('does not act on GET', async () => {
    const sent = { ...desk.params('alipay.trade.query'), biz_content: '{"out_trade_no":"x"}' }
    const sign = desk.signText(
      Object.entries(sent)
        .sort()
        .map(([name, value]) => `${name}=${value}`)
        .join('&')
    )
    const reply = await fetch(`${desk.alipay.gateway}?${new URLSearchParams({ ...sent, sign })}`)
    expect(await reply.text()).toContain('isv.invalid-method')
  })

  it('refuses members that the documents do not name, if told so', async () => {
    const content = { out_trade_no: 'x', goods_detail: [] }
    expect((await desk.call('alipay.trade.query', content)).node.sub_code).toBe('ACQ.TRADE_NOT_EXIST')
    desk.alipay.configure({ unknownMembers: 'refused' })
    expect((await desk.call('alipay.trade.query', content)).node.sub_code).toBe('ACQ.INVALID_PARAMETER')
    expect(desk.sandbox.requests().at(-1)?.explanation?.summary).toContain('"goods_detail"')
    expect((await desk.call('alipay.trade.query', { out_trade_no: 'x' })).node.sub_code).toBe('ACQ.TRADE_NOT_EXIST')
  })
})
