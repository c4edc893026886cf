import { describe, expect, it } from 'vitest'
import { gatewayAnswer, joinReply, nodeName } from '../../../../src/services/alipay/gateway/sign-reply.ts'
import { openssl } from '../../../support/run-openssl.ts'
import { useAlipay } from '../../../support/use-alipay.ts'

const desk = useAlipay()

describe('a signed reply', () => {
  it('is verified by openssl over the exact bytes of the node', async () => {
    const { text, sign } = await desk.place()
    const node = /^\{"alipay_trade_create_response":(\{.*\}),"sign":"[^"]*"\}$/.exec(text)![1]!
    const key = `-----BEGIN PUBLIC KEY-----\n${desk.keys.alipayPublicKey.replace(/.{64}/g, '$&\n')}\n-----END PUBLIC KEY-----\n`
    const verified = openssl(['dgst', '-sha256', '-verify', key, '-signature', `base64:${sign}`], node)
    expect(verified.toString()).toBe('Verified OK\n')
  })

  it('is GBK and signed over GBK where that was asked for', async () => {
    await desk.place({ subject: '汉字' })
    desk.alipay.pay('order-1')
    const content = Buffer.from('{"out_trade_no":"order-1"}')
    const params = { ...desk.params('alipay.trade.query'), charset: 'gbk', biz_content: content.toString() }
    const sign = desk.signText(
      Object.entries(params)
        .sort()
        .map(([name, value]) => `${name}=${value}`)
        .join('&')
    )
    const reply = await desk.send(new URLSearchParams({ ...params, sign }).toString())
    expect([reply.contentType, reply.node.subject, reply.verified]).toEqual(['text/html;charset=gbk', '汉字', true])
  })

  it('names the certificate in certificate mode', async () => {
    await desk.alipay.certificates()
    const { certSn, verified } = await desk.call(
      'alipay.trade.query',
      { out_trade_no: 'x' },
      { params: await certNumbers() }
    )
    expect([certSn?.length, verified]).toEqual([32, true])
  })

  async function certNumbers(): Promise<Record<string, string>> {
    // The numbers that the gateway itself expects, as its explanations give them.
    const wrong = { app_cert_sn: 'x', alipay_root_cert_sn: 'x' }
    await desk.call('alipay.trade.query', {}, { params: wrong })
    const app = /the application's is (\w+)/.exec(desk.sandbox.requests().at(-1)!.explanation!.summary)![1]!
    await desk.call('alipay.trade.query', {}, { params: { ...wrong, app_cert_sn: app } })
    const root = /that of the bundle is (\w+)/.exec(desk.sandbox.requests().at(-1)!.explanation!.summary)![1]!
    return { app_cert_sn: app, alipay_root_cert_sn: root }
  }
})

it('names a node after its method', () => {
  expect(nodeName('alipay.trade.fastpay.refund.query')).toBe('alipay_trade_fastpay_refund_query_response')
})

it('puts the parts together in the order of the platform', () => {
  const parts = { node: 'x_response', text: '{}', sign: 'S', certSn: 'C', charset: 'utf-8' } as const
  expect(joinReply(parts)).toBe('{"x_response":{},"alipay_cert_sn":"C","sign":"S"}')
  expect(joinReply({ ...parts, sign: undefined, certSn: undefined })).toBe('{"x_response":{}}')
})

it('answers 200 and text/html whatever it says', () => {
  expect(gatewayAnswer('{}', 'gbk', false)).toMatchObject({
    status: 200,
    headers: { 'content-type': 'text/html;charset=gbk' }
  })
})
