import { describe, expect, it } from 'vitest'
import { done, failureOf, refused, signedReply, startGateway } from '../start-gateway.ts'

// The reply of the platform's page on alipay.trade.close.
const closed = { trade_no: '2013112111001004500000675971', out_trade_no: 'YX_001' }

it('closes an order by your number or by the platform number', async () => {
  const { payment, answer, calls } = await startGateway()
  answer(done(closed))
  expect(await payment.closeOrder({ outTradeNo: 'YX_001' })).toEqual({
    errCode: 0,
    errMsg: 'ok',
    outTradeNo: 'YX_001',
    transactionId: '2013112111001004500000675971',
    alreadyClosed: false,
    raw: done(closed)
  })
  await payment.closeOrder({ transactionId: '2013112111001004500000675971' })
  expect(calls()).toMatchObject([
    { method: 'alipay.trade.close', bizContent: { out_trade_no: 'YX_001' } },
    { method: 'alipay.trade.close', bizContent: { trade_no: '2013112111001004500000675971' } }
  ])
})

it('throws for an order that the buyer has not opened: it was not closed, and can still be paid', async () => {
  const { payment, answer, calls, server } = await startGateway()
  answer(refused('ACQ.TRADE_NOT_EXIST'))
  const error = await failureOf(payment.closeOrder({ outTradeNo: 'YX_001' }))
  expect(calls()).toHaveLength(1)
  expect(error.message.replace(server.url, 'http://loopback')).toMatchInlineSnapshot(`
    "alipay.closeOrder was refused: ACQ.TRADE_NOT_EXIST 业务失败 (no such order)
      Request: POST http://loopback/gateway.do (query: app_id, method, format, charset, sign_type, timestamp, version, sign)
      Reply: status 200, text/html;charset=utf-8, 484 bytes
      What to do: App and page orders exist only once the buyer has opened the cashier
      Docs: https://github.com/kaifang-js/kaifang/blob/main/docs/errors.md#err_alipay_not_found"
  `)
})

describe.each(['ACQ.TRADE_STATUS_ERROR', 'ACQ.REASON_TRADE_STATUS_INVALID', 'ACQ.REASON_ILLEGAL_STATUS'])(
  'an order that is not waiting for payment: %s',
  (code) => {
    it('is closed already, if it is', async () => {
      const { payment, answer, calls } = await startGateway()
      const order = done({ ...closed, trade_status: 'TRADE_CLOSED', total_amount: '0.01' })
      answer(refused(code), order)
      expect(await payment.closeOrder({ outTradeNo: 'YX_001' })).toEqual({
        errCode: 0,
        errMsg: 'ok',
        outTradeNo: 'YX_001',
        transactionId: '2013112111001004500000675971',
        alreadyClosed: true,
        raw: order
      })
      expect(calls().map(({ method }) => method)).toEqual(['alipay.trade.close', 'alipay.trade.query'])
    })

    it.each(['TRADE_SUCCESS', 'TRADE_FINISHED', 'WAIT_BUYER_PAY'])('is refused when it is %s', async (trade_status) => {
      const { payment, answer } = await startGateway()
      answer(refused(code), done({ ...closed, trade_status, total_amount: '0.01' }))
      expect(await failureOf(payment.closeOrder({ outTradeNo: 'YX_001' }))).toMatchObject({
        code: 'ERR_ALIPAY_STATE',
        operation: 'closeOrder',
        errCode: code
      })
    })

    it('is refused when the query tells nothing', async () => {
      const { payment, answer } = await startGateway()
      answer(refused(code), refused('ACQ.TRADE_NOT_EXIST'))
      expect(await failureOf(payment.closeOrder({ outTradeNo: 'YX_001' }))).toMatchObject({ errCode: code })
    })
  }
)

it("ends with the signal's reason, also while it asks for the state", async () => {
  const { payment, server } = await startGateway()
  const abort = new AbortController()
  const reason = new Error('the shop has closed')
  server.answer(({ query }) => {
    const method = query.get('method') ?? ''
    if (method.endsWith('query')) abort.abort(reason)
    return { body: signedReply(method, refused('ACQ.TRADE_STATUS_ERROR')) }
  })
  expect(await failureOf(payment.closeOrder({ outTradeNo: 'YX_001' }, { signal: abort.signal }))).toBe(reason)
})

it('repeats what the platform had no time for, and then says how to learn what became of it', async () => {
  const { payment, answer, calls } = await startGateway()
  answer(refused('ACQ.SYSTEM_ERROR'))
  expect(await failureOf(payment.closeOrder({ outTradeNo: 'YX_001' }))).toMatchObject({
    outcome: 'unknown',
    settleBy: { operation: 'orderQuery', input: { outTradeNo: 'YX_001' } }
  })
  expect(calls()).toHaveLength(3)
})

it('refuses a signed reply about another order', async () => {
  const { payment, answer } = await startGateway()
  answer(done(closed))
  expect(await failureOf(payment.closeOrder({ outTradeNo: 'YX_002' }))).toMatchObject({ code: 'ERR_SIGNATURE_BINDING' })
})

it('wants a number', async () => {
  const { payment } = await startGateway()
  await expect(payment.closeOrder({} as never)).rejects.toThrow(
    'payment.closeOrder: "outTradeNo" expected an order number'
  )
})
