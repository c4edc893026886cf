import { describe, expect, it } from 'vitest'
import { alipayFault } from '../../../src/services/alipay/alipay-faults.ts'
import { useAlipay } from '../../support/use-alipay.ts'

const desk = useAlipay()
const query = () => desk.call('alipay.trade.query', { out_trade_no: 'order-1' })
type Fault = Parameters<typeof desk.sandbox.faults.next>[0]

/** Places a trade, plays the fault on the query of it, and gives the reply. */
async function strike(name: Fault, options?: Parameters<typeof desk.sandbox.faults.next>[1]) {
  await desk.place()
  desk.sandbox.faults.next(name, options)
  const reply = await query()
  expect(desk.sandbox.requests().at(-1)?.fault).toBe(name)
  return reply
}

describe('a spoiled reply', () => {
  it('is signed by someone else', async () => {
    const reply = await strike('bad-signature')
    expect([reply.verified, reply.sign?.length, reply.node.code]).toEqual([false, 344, '10000'])
  })

  it('has a value that was changed after signing', async () => {
    expect(await strike('tampered-field')).toMatchObject({ verified: false, node: { total_amount: '88.80' } })
    desk.sandbox.faults.next('tampered-field', { field: 'trade_status', value: 'TRADE_SUCCESS' })
    expect(await query()).toMatchObject({ verified: false, node: { trade_status: 'TRADE_SUCCESS' } })
  })

  it('says success without a signature', async () => {
    expect(await strike('unsigned-success')).toMatchObject({ sign: undefined, node: { code: '10000' } })
  })

  it('has the node twice, and a parser takes the forged one', async () => {
    const { text, node } = await strike('duplicate-node')
    expect(text.match(/"alipay_trade_query_response"/g)).toHaveLength(2)
    expect(node).toMatchObject({ total_amount: '0.01', trade_status: 'TRADE_SUCCESS' })
    expect(text).toContain('"total_amount":"88.88"')
  })

  it('has its signature in front', async () => {
    const { text } = await strike('sign-first')
    expect(text).toMatch(/^\{"sign":"[^"]+","alipay_trade_query_response":\{.*\}\}$/)
  })

  it('is written oddly and signed rightly', async () => {
    const { text, sign } = await strike('odd-json')
    const slice = /"alipay_trade_query_response"\t: (\{[\s\S]*\}) ,\n "sign"/.exec(text)![1]!
    const { createPublicKey, verify } = await import('node:crypto')
    const key = createPublicKey({ key: Buffer.from(desk.keys.alipayPublicKey, 'base64'), format: 'der', type: 'spki' })
    expect(verify('sha256', Buffer.from(slice), key, Buffer.from(sign!, 'base64'))).toBe(true)
  })

  it('is a right node under the name of another', async () => {
    expect(await strike('other-node')).toMatchObject({ nodeName: 'alipay_trade_precreate_response', verified: true })
  })

  it('is about another trade', async () => {
    const reply = await strike('wrong-order')
    expect(reply.verified).toBe(true)
    expect(reply.node.out_trade_no).not.toBe('order-1')
  })

  it('comes in GBK', async () => {
    await desk.place()
    desk.alipay.pay('order-1')
    desk.sandbox.faults.next('gbk-reply')
    expect(await query()).toMatchObject({
      contentType: 'text/html;charset=gbk',
      verified: true,
      node: { subject: '测试 - 1+1' }
    })
  })

  it('is a page', async () => {
    expect((await strike('html-page')).text).toContain('系统维护中')
  })

  it('waits for a reply on which it can show', async () => {
    await desk.place()
    desk.sandbox.faults.next('wrong-cert-sn')
    expect(await query()).toMatchObject({ verified: true })
    expect(desk.sandbox.faults.armed()).toHaveLength(1)
    desk.sandbox.faults.clear()
    desk.sandbox.faults.next('bad-signature')
    expect((await desk.call('alipay.trade.query', { out_trade_no: 'nobody' })).verified).toBe(true)
    expect(desk.sandbox.faults.armed()).toHaveLength(1)
  })

  it('names a certificate that does not exist', async () => {
    await desk.place()
    await desk.alipay.certificates()
    const wrong = { app_cert_sn: 'x', alipay_root_cert_sn: 'x' }
    await desk.call('alipay.trade.query', {}, { params: wrong })
    const app = /the application's is (\w+)/.exec(desk.sandbox.requests().at(-1)!.explanation!.summary)![1]!
    await desk.call('alipay.trade.query', {}, { params: { ...wrong, app_cert_sn: app } })
    const root = /that of the bundle is (\w+)/.exec(desk.sandbox.requests().at(-1)!.explanation!.summary)![1]!
    const call = () =>
      desk.call(
        'alipay.trade.query',
        { out_trade_no: 'order-1' },
        { params: { app_cert_sn: app, alipay_root_cert_sn: root } }
      )
    const { certSn } = await call()
    for (const name of ['wrong-cert-sn', 'odd-json', 'bad-signature'] as const) {
      desk.sandbox.faults.next(name)
      const reply = await call()
      expect([name, reply.certSn === certSn]).toEqual([name, name !== 'wrong-cert-sn'])
    }
  })
})

describe('a gateway that does not say what happened', () => {
  it.each([
    ['system-error', '20000', 'isp.unknow-error', 0],
    ['system-error-acted', '20000', 'isp.unknow-error', 1],
    ['acq-system-error', '40004', 'ACQ.SYSTEM_ERROR', 0],
    ['acq-system-error-acted', '40004', 'ACQ.SYSTEM_ERROR', 1],
    ['app-call-limited', '40005', 'isv.app-call-limited', 0],
    ['refund-charge-error', '40004', 'ACQ.REFUND_CHARGE_ERROR', 0],
    ['seller-balance-not-enough', '40004', 'ACQ.SELLER_BALANCE_NOT_ENOUGH', 0]
  ] as const)('plays %s', async (name, code, subCode, refunds) => {
    await desk.place()
    desk.alipay.pay('order-1')
    desk.sandbox.faults.next(name, { operation: 'alipay.trade.refund' })
    const content = { out_trade_no: 'order-1', refund_amount: '1.00', out_request_no: 'r1' }
    const reply = await desk.call('alipay.trade.refund', content)
    expect(reply).toMatchObject({ verified: true, node: { code, sub_code: subCode } })
    expect(desk.alipay.refunds()).toHaveLength(refunds)
    // The same request settles it.
    expect((await desk.call('alipay.trade.refund', content)).node.refund_fee).toBe('1.00')
    expect(desk.alipay.refunds()).toHaveLength(1)
  })

  it('asks for another try of a cancellation', async () => {
    await desk.place()
    desk.sandbox.faults.next('cancel-retry')
    const cancel = async () => (await desk.call('alipay.trade.cancel', { out_trade_no: 'order-1' })).node
    expect(await cancel()).toEqual({ code: '10000', msg: 'Success', retry_flag: 'Y' })
    expect(await cancel()).toMatchObject({ retry_flag: 'N', action: 'close' })
  })
})

it('fits only where it can strike', () => {
  expect(() => desk.sandbox.faults.next('cancel-retry', { operation: 'alipay.trade.query' })).toThrow(
    'cannot strike there'
  )
  expect(alipayFault('bad-signature').description).toContain("someone else's key")
})
