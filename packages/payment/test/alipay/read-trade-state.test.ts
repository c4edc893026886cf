import { expect, it } from 'vitest'
import { readTradeState } from '../../src/alipay/read-trade-state.ts'

// The seed's four states of Alipay and the platform's four.
it.each([
  ['WAIT_BUYER_PAY', 'USERPAYING'],
  ['TRADE_SUCCESS', 'SUCCESS'],
  ['TRADE_FINISHED', 'FINISHED'],
  ['TRADE_CLOSED', 'CLOSED']
])('reads %s as %s', (status, state) => {
  expect(readTradeState(status)).toBe(state)
})

it.each(['TRADE_SOMETHING_NEW', 'constructor', '__proto__'])('passes %s through', (status) => {
  expect(readTradeState(status)).toBe(status)
})
