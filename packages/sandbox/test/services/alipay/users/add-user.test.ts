import { expect, it } from 'vitest'
import { createSeededRandom } from '../../../../src/engine/seeded-random.ts'
import { defaultAlipaySettings } from '../../../../src/services/alipay/alipay-settings.ts'
import { createAlipayState } from '../../../../src/services/alipay/alipay-state.ts'
import { addUser, findUser, readUser } from '../../../../src/services/alipay/users/add-user.ts'

const state = createAlipayState(createSeededRandom, defaultAlipaySettings)

it("makes users whose ids look like the platform's", () => {
  const user = addUser(state)
  expect(user.userId).toMatch(/^2088\d{12}$/)
  expect(user.openId).toMatch(/^[0-9A-Za-z]{47}$/)
  expect(user.logonId).toMatch(/^1\d\d\*{4}\d{4}$/)
  expect(addUser(state)).not.toEqual(user)
})

it('finds a user by either id', () => {
  const user = addUser(state)
  expect(findUser(state, user.userId)).toBe(user)
  expect(readUser(state, undefined, user.openId)).toBe(user)
  expect(readUser(state, undefined, undefined)).toBeUndefined()
  expect(() => readUser(state, '2088', undefined)).toThrow('there is no user of that id')
  expect(() => readUser(state, undefined, 5)).toThrow('"openId" expected text')
})
