import { expect, expectTypeOf, it } from 'vitest'
import { isPush, type TradeCloseMessage, type YouzanPush } from '../../src/index.ts'

it('a message is told by its type, and its content is typed then', () => {
  const push = { type: 'trade_TradeClose', msg: { tid: 'E1' } } as unknown as YouzanPush
  expect([isPush(push, 'trade_TradeClose'), isPush(push, 'trade_TradePaid')]).toEqual([true, false])
  expectTypeOf(push.msg).toBeUnknown()
  if (isPush(push, 'trade_TradeClose')) expectTypeOf(push.msg).toEqualTypeOf<TradeCloseMessage>()
})
