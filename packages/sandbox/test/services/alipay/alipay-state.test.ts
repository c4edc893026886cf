import { expect, it } from 'vitest'
import { createSeededRandom } from '../../../src/engine/seeded-random.ts'
import { defaultAlipaySettings } from '../../../src/services/alipay/alipay-settings.ts'
import { createAlipayState } from '../../../src/services/alipay/alipay-state.ts'

it('begins empty, with a stream for each kind of id', () => {
  const state = createAlipayState(createSeededRandom, defaultAlipaySettings)
  expect([state.users.length, state.trades.size, state.serial, state.certificateIndex]).toEqual([0, 0, 0, 0])
  const other = createAlipayState(createSeededRandom, defaultAlipaySettings)
  expect(other.mint.trade.digits(9)).toBe(state.mint.trade.digits(9))
  expect(other.mint.user.digits(9)).not.toBe(state.mint.notify.digits(9))
})
