import { describe, expect, it } from 'vitest'
import { useAlipay } from '../../../support/use-alipay.ts'

const desk = useAlipay()

describe('placing a trade', () => {
  it('gives the same trade for the same order', async () => {
    const { openId } = desk.alipay.createUser()
    const first = await desk.place({ buyer_open_id: openId })
    const again = await desk.place({ buyer_open_id: openId })
    expect(again.node).toEqual(first.node)
    expect(desk.alipay.orders()).toHaveLength(1)
  })

  it.each([{ total_amount: '88.89' }, { subject: '另一个' }, { body: 'x' }])(
    'refuses the number with %j',
    async (changed) => {
      const { openId } = desk.alipay.createUser()
      await desk.place({ buyer_open_id: openId })
      const { node } = await desk.place({ buyer_open_id: openId, ...changed })
      expect(node.sub_code).toBe('ACQ.CONTEXT_INCONSISTENT')
    }
  )

  it('refuses the number of a paid or closed trade', async () => {
    await desk.place()
    desk.alipay.pay('order-1')
    expect((await desk.place()).node.sub_code).toBe('ACQ.TRADE_HAS_SUCCESS')
    await desk.place({ out_trade_no: 'order-2' })
    await desk.call('alipay.trade.close', { out_trade_no: 'order-2' })
    expect((await desk.place({ out_trade_no: 'order-2' })).node.sub_code).toBe('ACQ.TRADE_HAS_CLOSE')
  })

  it.each([
    [{ timeout_express: '30m' }, '29m', '1m'],
    [{ timeout_express: '2h' }, '119m', '1m'],
    [{ timeout_express: '1c' }, '12h', '1h'],
    [{ time_expire: '2026-01-02 12:00:00' }, '55m', '1m'],
    [{}, '14d', '1d']
  ] as const)('closes unpaid at the end of %j', async (term, before, after) => {
    await desk.place(term)
    await desk.sandbox.clock.advance(before)
    expect(desk.alipay.order('order-1').status).toBe('WAIT_BUYER_PAY')
    await desk.sandbox.clock.advance(after)
    expect(desk.alipay.order('order-1').status).toBe('TRADE_CLOSED')
  })

  it('closes nothing that was paid or closed in time', async () => {
    await desk.place({ timeout_express: '1m' })
    desk.alipay.pay('order-1')
    await desk.place({ out_trade_no: 'order-2', timeout_express: '1m' })
    await desk.call('alipay.trade.close', { out_trade_no: 'order-2' })
    await desk.sandbox.clock.advance('1h')
    expect(desk.alipay.orders().map(({ status }) => status)).toEqual(['TRADE_SUCCESS', 'TRADE_CLOSED'])
  })
})
