import { expect, it } from 'vitest'
import { createSeededRandom } from '../../../../src/engine/seeded-random.ts'
import { defaultAlipaySettings } from '../../../../src/services/alipay/alipay-settings.ts'
import { createAlipayState } from '../../../../src/services/alipay/alipay-state.ts'
import { identify } from '../../../../src/services/alipay/users/identify.ts'

const user = { userId: '2088000000000001', openId: '0open', logonId: '' }

it.each([
  ['open_id', { buyer_open_id: '0open' }],
  ['user_id', { buyer_user_id: '2088000000000001' }],
  ['both', { buyer_user_id: '2088000000000001', buyer_open_id: '0open' }]
] as const)('names a buyer by %s', (userIdentity, expected) => {
  const state = createAlipayState(createSeededRandom, { ...defaultAlipaySettings, userIdentity })
  expect(identify(state, user, 'buyer_user_id')).toEqual(expected)
})

it('has another name for each message', () => {
  const state = createAlipayState(createSeededRandom, { ...defaultAlipaySettings, userIdentity: 'both' })
  expect(Object.keys(identify(state, user, 'user_id'))).toEqual(['user_id', 'open_id'])
  expect(Object.keys(identify(state, user, 'buyer_id'))).toEqual(['buyer_id', 'buyer_open_id'])
  expect(identify(state, undefined, 'user_id')).toEqual({})
})
