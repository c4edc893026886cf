import { expect, it } from 'vitest'
import { openYouzan } from '../../../support/open-youzan.ts'

it('customers are shown frozen, and only what concerns the sandbox’s user', async () => {
  const { youzan } = await openYouzan()
  const customer = youzan.createCustomer()
  expect(Object.keys(customer)).toEqual(['yzOpenId', 'grantId', 'mobile', 'name', 'points', 'weixinOpenid'])
  expect(Object.isFrozen(customer)).toBe(true)
})
