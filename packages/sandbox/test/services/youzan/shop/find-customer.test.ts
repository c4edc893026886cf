import { expect, it } from 'vitest'
import { findCustomer } from '../../../../src/services/youzan/shop/find-customer.ts'
import type { StoredCustomer } from '../../../../src/services/youzan/shop/stored-shop-types.ts'

const customer = { yzOpenId: 'yz', grantId: 'a', mobile: '138', weixinOpenid: 'wx' } as StoredCustomer
const state = { customers: new Map([['yz', customer]]) }

// Youzan reference 11.7: two alphabets of account_type.
it.each([
  ['Mobile', '138'],
  [2, '138'],
  ['YzOpenId', 'yz'],
  [5, 'yz'],
  ['WeiXinOpenId', 'wx']
])('account_type %s finds by %s', (type, id) => {
  expect(findCustomer(state, 'a', type, id)).toBe(customer)
  expect(findCustomer(state, 'b', type, id)).toBeUndefined()
})

it('another type finds nobody', () => {
  expect(findCustomer(state, 'a', 'constructor', '138')).toBeUndefined()
  expect(findCustomer(state, 'a', 1, '138')).toBeUndefined()
})
