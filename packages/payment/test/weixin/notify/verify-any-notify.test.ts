import { createMemoryOnceStore } from '@kaifang/http-core'
import { describe, expect, it } from 'vitest'
import { notifyKeyOf, verifyAnyNotify } from '../../../src/weixin/notify/verify-any-notify.ts'
import { createWeixinContext } from '../../../src/weixin/weixin-context.ts'
import { paidBody, refundBody } from '../support/notify-samples.ts'
import { APP_ID, failureOf, KEY, MCH_ID, startWeixin } from '../support/start-weixin.ts'

const context = createWeixinContext({ appId: APP_ID, mchId: MCH_ID, key: KEY })
const keyOf = async (body: string) => notifyKeyOf(context, await verifyAnyNotify(context, { body }))

describe('a message of either kind', () => {
  it('is told apart by what it is', async () => {
    expect((await verifyAnyNotify(context, { body: paidBody() })).kind).toBe('payment')
    expect((await verifyAnyNotify(context, { body: refundBody() })).kind).toBe('refund')
    expect((await verifyAnyNotify(context, { body: paidBody({ result_code: 'FAIL' }) })).kind).toBe('other')
  })

  it('is refused by the same rules', async () => {
    expect(await failureOf(verifyAnyNotify(context, { body: paidBody({}, 'x'.repeat(32)) }))).toMatchObject({
      ...{ code: 'ERR_SIGNATURE_MISMATCH', operation: 'createNotifyHandler' }
    })
    expect(await failureOf(verifyAnyNotify(context, { body: refundBody({}, 'x'.repeat(32)) }))).toMatchObject({
      code: 'ERR_SIGNATURE_MISMATCH'
    })
  })

  it('is the same work again by merchant, kind and number', async () => {
    expect(await keyOf(paidBody())).toBe('weixin:10000100:payment:1004400740201409030005092168')
    expect(await keyOf(paidBody({ nonce_str: 'another' }))).toBe('weixin:10000100:payment:1004400740201409030005092168')
    expect(await keyOf(refundBody())).toBe('weixin:10000100:refund:50000408942018111907145868882:SUCCESS')
    // The bank refuses, and somebody mends it by hand.
    expect(await keyOf(refundBody({ refund_status: 'CHANGE' }))).toContain(':CHANGE')
    expect(await keyOf(paidBody({ result_code: 'FAIL', err_code: 'X' }))).toBe('weixin:10000100:other:1409811653:X')
    expect(await keyOf(paidBody({ result_code: 'FAIL', out_trade_no: '' }))).toContain(
      ':other:5d2b6c2a8db53831f7eda20af46e531c:'
    )
  })
})

describe('the handler', () => {
  it('does the work of each payment and refund once, and answers as the platform wants', async () => {
    const { payment } = await startWeixin('')
    const done: string[] = []
    const errors: unknown[] = []
    const handler = payment.createNotifyHandler({
      onPayment: ({ outTradeNo }) => void done.push(`paid ${outTradeNo}`),
      onRefund: ({ outRefundNo }) => void done.push(`refunded ${outRefundNo}`),
      onOther: ({ state }) => void done.push(`other ${state}`),
      onceStore: createMemoryOnceStore(),
      onError: (error) => errors.push(error)
    })
    const failed = paidBody({ result_code: 'FAIL', err_code: 'X' })
    for (const body of [paidBody(), paidBody(), refundBody(), refundBody(), failed]) {
      const reply = await handler.reply({ body })
      expect(reply.body).toContain('<![CDATA[SUCCESS]]>')
    }
    expect(done).toEqual(['paid 1409811653', 'refunded 131811191610442717309', 'other X'])
    const refused = await handler.fetch(
      new Request('http://localhost', { method: 'POST', body: paidBody({}, 'x'.repeat(32)) })
    )
    expect(await refused.text()).toContain('<![CDATA[FAIL]]>')
    expect(errors).toHaveLength(1)
  })

  it('asks for another delivery when the work fails', async () => {
    const { payment } = await startWeixin('')
    let tries = 0
    const handler = payment.createNotifyHandler({
      onPayment: () => {
        if (++tries === 1) throw new Error('no database')
      },
      onRefund: () => {},
      onceStore: createMemoryOnceStore(),
      onError: () => {}
    })
    expect((await handler.reply({ body: paidBody() })).body).toContain('FAIL')
    expect((await handler.reply({ body: paidBody() })).body).toContain('SUCCESS')
    expect(tries).toBe(2)
  })
})
