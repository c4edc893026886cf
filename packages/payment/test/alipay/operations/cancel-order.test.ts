import { describe, expect, it } from 'vitest'
import { done, failureOf, refused, startGateway } from '../start-gateway.ts'

// The reply of the platform's page on alipay.trade.cancel.
const cancelled = {
  trade_no: '2013112011001004330000121536',
  out_trade_no: '6823789339978248',
  retry_flag: 'N',
  action: 'close'
}
const input = { outTradeNo: '6823789339978248' }

it.each(['close', 'refund'] as const)('tells what was done: %s', async (action) => {
  const { payment, answer, calls } = await startGateway()
  answer(done({ ...cancelled, action }))
  expect(await payment.cancelOrder(input)).toEqual({
    errCode: 0,
    errMsg: 'ok',
    outTradeNo: '6823789339978248',
    transactionId: '2013112011001004330000121536',
    retryFlag: 'N',
    action,
    raw: done({ ...cancelled, action })
  })
  expect(calls()).toMatchObject([{ method: 'alipay.trade.cancel', bizContent: { out_trade_no: '6823789339978248' } }])
})

it('tells that nothing was done where the platform knows no such order', async () => {
  const { payment, answer } = await startGateway()
  answer(done({ retry_flag: 'N' }))
  expect(await payment.cancelOrder(input)).toMatchObject({
    action: undefined,
    transactionId: undefined,
    retryFlag: 'N'
  })
})

describe('while the platform says that it must be repeated', () => {
  it('is, with growing pauses, until it is done', async () => {
    const { payment, answer, calls, clock } = await startGateway()
    answer(
      done({ ...cancelled, retry_flag: 'Y', action: undefined }),
      done({ ...cancelled, retry_flag: 'Y' }),
      done(cancelled)
    )
    expect(await payment.cancelOrder(input)).toMatchObject({ retryFlag: 'N', action: 'close' })
    expect(calls()).toHaveLength(3)
    expect(clock.sleeps).toEqual([500, 1000])
  })

  it('gives up after the repeats of the client, and says so', async () => {
    const { payment, answer, calls } = await startGateway({ retry: { limit: 1 } })
    answer(done({ ...cancelled, retry_flag: 'Y' }))
    expect(await payment.cancelOrder(input)).toMatchObject({ retryFlag: 'Y' })
    expect(calls()).toHaveLength(2)
  })

  it.each([
    [false, 1],
    [{ limit: 3 }, 4]
  ] as const)('goes by the repeats of the call: %j', async (retry, times) => {
    const { payment, answer, calls } = await startGateway()
    answer(done({ ...cancelled, retry_flag: 'Y' }))
    await payment.cancelOrder(input, { retry })
    expect(calls()).toHaveLength(times)
  })

  it('ends with the signal, by its reason', async () => {
    const { payment, answer, calls, clock } = await startGateway()
    const abort = new AbortController()
    const reason = new Error('the shop has closed')
    clock.sleep = async (_ms, signal) => {
      abort.abort(reason)
      signal?.throwIfAborted()
    }
    answer(done({ ...cancelled, retry_flag: 'Y' }))
    expect(await failureOf(payment.cancelOrder(input, { signal: abort.signal }))).toBe(reason)
    expect(calls()).toHaveLength(1)
  })
})

it("reads the platform's own misspelling of its system error, and repeats", async () => {
  const { payment, answer, calls } = await startGateway()
  answer(refused('AQC.SYSTEM_ERROR'), done(cancelled))
  expect(await payment.cancelOrder(input)).toMatchObject({ action: 'close' })
  expect(calls()).toHaveLength(2)
})

it.each([
  'ACQ.TRADE_CANCEL_TIME_OUT',
  'ACQ.TRADE_HAS_FINISHED',
  'ACQ.REASON_TRADE_REFUND_FEE_ERR',
  'ACQ.SELLER_BALANCE_NOT_ENOUGH'
])('throws, and does not repeat: %s', async (code) => {
  const { payment, answer, calls } = await startGateway()
  answer(refused(code))
  expect(await failureOf(payment.cancelOrder(input))).toMatchObject({ errCode: code, retryable: false })
  expect(calls()).toHaveLength(1)
})

it('refuses an action that is none, and a reply about another order', async () => {
  const { payment, answer } = await startGateway()
  answer(done({ ...cancelled, action: 'something' }))
  expect(await failureOf(payment.cancelOrder(input))).toMatchObject({ code: 'ERR_REPLY_SHAPE', outcome: 'unknown' })
  answer(done(cancelled))
  expect(await failureOf(payment.cancelOrder({ outTradeNo: 'A2' }))).toMatchObject({ code: 'ERR_SIGNATURE_BINDING' })
})

it('wants a number', async () => {
  const { payment } = await startGateway()
  await expect(payment.cancelOrder({} as never)).rejects.toThrow(
    'payment.cancelOrder: "outTradeNo" expected an order number'
  )
})
