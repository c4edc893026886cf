import { expect, it } from 'vitest'
import { createSeededRandom } from '../../../../src/engine/seeded-random.ts'
import { defaultAlipaySettings } from '../../../../src/services/alipay/alipay-settings.ts'
import { createAlipayState } from '../../../../src/services/alipay/alipay-state.ts'
import { logIn } from '../../../../src/services/alipay/users/log-in.ts'

it('gives a code for 3 minutes, to a new user or a known one', () => {
  const state = createAlipayState(createSeededRandom, defaultAlipaySettings)
  const first = logIn(state, undefined, 1000)
  expect(first).toMatchObject({ code: expect.stringMatching(/^[0-9a-f]{32}$/), expiresAt: 181_000 })
  const again = logIn(state, { userId: first.userId }, 1000)
  expect(again.openId).toBe(first.openId)
  expect(again.code).not.toBe(first.code)
  expect(() => logIn(state, { nickname: 'x' }, 0)).toThrow('"login" has no "nickname"')
})
