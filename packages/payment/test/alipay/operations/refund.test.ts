import { describe, expect, it } from 'vitest'
import { done, failureOf, refused, startGateway } from '../start-gateway.ts'

const order = { trade_no: '2014112611001004680073956707', out_trade_no: '20150320010101001' }
const refunded = {
  ...order,
  buyer_logon_id: '159****5620',
  buyer_user_id: '2088101117955611',
  fund_change: 'Y',
  refund_fee: '88.88',
  refund_detail_item_list: [
    { fund_channel: 'ALIPAYACCOUNT', amount: '10.00', real_amount: '11.21' },
    { fund_channel: 'COUPON', amount: '1.00' }
  ]
}
const input = { outTradeNo: '20150320010101001', outRefundNo: 'HZ01RF001', refundFee: 20012 }

it('pays back with a number of its own, the amount in yuan', async () => {
  const { payment, answer, calls } = await startGateway()
  answer(done(refunded))
  expect(await payment.refund({ ...input, refundDesc: '正常退款', refundFeeType: 'CNY', totalFee: 30000 })).toEqual({
    errCode: 0,
    errMsg: 'ok',
    outTradeNo: '20150320010101001',
    transactionId: '2014112611001004680073956707',
    outRefundNo: 'HZ01RF001',
    refundId: undefined,
    refundFee: 8888,
    cashRefundFee: 1000,
    refundStatus: 'SUCCESS',
    fundChange: 'Y',
    openid: '2088101117955611',
    refundDetailItemList: [
      { fundChannel: 'ALIPAYACCOUNT', bankCode: undefined, amount: 1000, realAmount: 1121, fundType: undefined },
      { fundChannel: 'COUPON', bankCode: undefined, amount: 100, realAmount: undefined, fundType: undefined }
    ],
    raw: done(refunded)
  })
  expect(calls()).toEqual([
    {
      method: 'alipay.trade.refund',
      params: expect.anything(),
      bizContent: {
        out_trade_no: '20150320010101001',
        refund_amount: '200.12',
        refund_currency: 'CNY',
        refund_reason: '正常退款',
        query_options: ['refund_detail_item_list'],
        out_request_no: 'HZ01RF001'
      }
    }
  ])
})

it('sends no empty lists and no member that nobody gave', async () => {
  const { payment, answer, calls } = await startGateway()
  answer(done(refunded))
  await payment.refund({ ...input, extra: { related_settle_confirm_no: '2024' } })
  expect(Object.keys(calls()[0]!.bizContent).sort()).toEqual([
    'out_request_no',
    'out_trade_no',
    'query_options',
    'refund_amount',
    'related_settle_confirm_no'
  ])
})

describe('without a number', () => {
  it('takes the order number, which suits one refund in full', async () => {
    const { payment, answer, calls } = await startGateway()
    answer(done(refunded))
    const { outRefundNo } = await payment.refund({ outTradeNo: '20150320010101001', totalFee: 8888, refundFee: 8888 })
    expect(outRefundNo).toBe('20150320010101001')
    expect(calls()[0]?.bizContent.out_request_no).toBe('20150320010101001')
  })

  it('asks for the order number first where only the platform number is given', async () => {
    const { payment, answer, calls } = await startGateway()
    answer(done({ ...order, trade_status: 'TRADE_SUCCESS', total_amount: '88.88' }), done(refunded))
    await payment.refund({ transactionId: '2014112611001004680073956707', refundFee: 8888 })
    expect(calls()).toMatchObject([
      { method: 'alipay.trade.query', bizContent: { trade_no: '2014112611001004680073956707' } },
      {
        method: 'alipay.trade.refund',
        bizContent: { trade_no: '2014112611001004680073956707', out_request_no: '20150320010101001' }
      }
    ])
  })

  it('refuses a part, whose repeat would look like the first one', async () => {
    const { payment, answer, calls } = await startGateway()
    const rule = 'payment.refund: "outRefundNo" expected a number of your own for a partial refund, got nothing'
    await expect(payment.refund({ outTradeNo: '20150320010101001', totalFee: 8888, refundFee: 1 })).rejects.toThrow(
      rule
    )
    expect(calls()).toHaveLength(0)
    answer(done({ ...order, trade_status: 'TRADE_SUCCESS', total_amount: '88.88' }))
    await expect(payment.refund({ transactionId: order.trade_no, refundFee: 1 })).rejects.toThrow(rule)
    expect(calls().map(({ method }) => method)).toEqual(['alipay.trade.query'])
  })
})

describe('success', () => {
  it.each([
    ['N', 'N'],
    [undefined, undefined],
    ['', undefined]
  ])('is not what moved no money, although it was processed: fund_change %j', async (fund_change, fundChange) => {
    const { payment, answer } = await startGateway()
    answer(done({ ...order, refund_fee: '88.88', fund_change }))
    expect(await payment.refund(input)).toMatchObject({ refundStatus: 'PROCESSING', fundChange, refundFee: 8888 })
  })

  it('is not undone by what the reply leaves out', async () => {
    const { payment, answer } = await startGateway()
    answer(done({ ...order, fund_change: 'Y' }))
    expect(await payment.refund(input)).toMatchObject({
      refundStatus: 'SUCCESS',
      refundFee: undefined,
      cashRefundFee: undefined,
      openid: undefined,
      refundDetailItemList: []
    })
  })
})

describe('an unknown outcome', () => {
  it.each([
    ['isp.unknow-error', '20000'],
    ['aop.ACQ.SYSTEM_ERROR', '20000'],
    ['ACQ.SYSTEM_ERROR', '40004']
  ])('%s is repeated with the same number and amount, then carries the query', async (subCode, code) => {
    const { payment, answer, calls } = await startGateway()
    answer(refused(subCode, code, { refund_fee: '0.00' }))
    expect(await failureOf(payment.refund(input))).toMatchObject({
      outcome: 'unknown',
      settleBy: { operation: 'refundQuery', input: { outTradeNo: '20150320010101001', outRefundNo: 'HZ01RF001' } }
    })
    const sent = calls().map(({ bizContent }) => JSON.stringify(bizContent))
    expect(sent).toHaveLength(3)
    expect(new Set(sent).size).toBe(1)
  })

  it('is what a number is that was refunded with another amount; it is not repeated', async () => {
    const { payment, answer, calls } = await startGateway()
    answer(refused('ACQ.DISCORDANT_REPEAT_REQUEST'))
    expect(await failureOf(payment.refund(input))).toMatchObject({
      code: 'ERR_ALIPAY_CONFLICT',
      outcome: 'unknown',
      retryable: false
    })
    expect(calls()).toHaveLength(1)
  })

  it('is a reply that never comes; each try has the same number', async () => {
    const { payment, server, calls } = await startGateway()
    server.answer((_request, response) => {
      response.destroy()
      return undefined
    })
    expect(await failureOf(payment.refund(input))).toMatchObject({
      code: 'ERR_HTTP_NETWORK',
      outcome: 'unknown',
      settleBy: { operation: 'refundQuery', input: { outTradeNo: '20150320010101001', outRefundNo: 'HZ01RF001' } }
    })
    expect(calls().map(({ bizContent }) => bizContent.out_request_no)).toEqual(['HZ01RF001', 'HZ01RF001', 'HZ01RF001'])
  })

  it('is a reply that can not be read', async () => {
    const { payment, answer } = await startGateway()
    answer(done({ ...refunded, refund_fee: '88.888' }))
    expect(await failureOf(payment.refund(input))).toMatchObject({ code: 'ERR_REPLY_SHAPE', outcome: 'unknown' })
  })
})

it.each(['ACQ.SELLER_BALANCE_NOT_ENOUGH', 'ACQ.TRADE_HAS_FINISHED', 'ACQ.REFUND_AMT_NOT_EQUAL_TOTAL'])(
  'is refused once and for all: %s',
  async (code) => {
    const { payment, answer, calls } = await startGateway()
    answer(refused(code, '40004', { refund_fee: '0.00' }))
    expect(await failureOf(payment.refund(input))).toMatchObject({ errCode: code, retryable: false })
    expect(calls()).toHaveLength(1)
  }
)

it.each([
  [
    'more than the order',
    { totalFee: 100, refundFee: 101 },
    '"refundFee" expected an amount in fen, an integer from 1 to 100'
  ],
  ['nothing', { refundFee: 0 }, '"refundFee" expected an amount in fen, an integer from 1 to 10000000000'],
  ['yuan', { refundFee: 0.57 }, 'Given in yuan by mistake?'],
  ['a number with a blank', { outRefundNo: 'a b' }, '"outRefundNo" expected up to 64 letters'],
  [
    'a field that the platform has not',
    { notifyUrl: 'https://example.com' },
    '"notifyUrl" expected one of the known fields'
  ],
  ['a field over a checked one', { extra: { out_request_no: 'X' } }, '"extra.out_request_no" expected to be left out'],
  ['a reason that is too long', { refundDesc: '退'.repeat(257) }, '"refundDesc" expected text of 1 to 256 characters']
])('refuses %s before anything is sent', async (_what, change, message) => {
  const { payment, server } = await startGateway()
  await expect(payment.refund({ ...input, ...change } as never)).rejects.toThrow(message)
  expect(server.requests).toHaveLength(0)
})

it('refuses a signed reply about another order', async () => {
  const { payment, answer } = await startGateway()
  answer(done(refunded))
  expect(await failureOf(payment.refund({ ...input, outTradeNo: 'A2' }))).toMatchObject({
    code: 'ERR_SIGNATURE_BINDING',
    outcome: 'unknown'
  })
})
