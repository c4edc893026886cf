import type { YouzanState } from '../youzan-state.ts'
import type { StoredCustomer } from './stored-shop-types.ts'

/** Which field an `account_type` means: the strings of the customer interfaces, the numbers of the points (Youzan reference 11.7). */
const fieldOf: Readonly<Record<string, 'mobile' | 'yzOpenId' | 'weixinOpenid'>> = {
  Mobile: 'mobile',
  YzOpenId: 'yzOpenId',
  OpenUserId: 'yzOpenId',
  WeiXinOpenId: 'weixinOpenid',
  2: 'mobile',
  5: 'yzOpenId'
}

/** Finds a customer of a shop by account; a type that is not played finds none. */
export function findCustomer(
  { customers }: Pick<YouzanState, 'customers'>,
  grantId: string,
  accountType: string | number,
  accountId: string
): StoredCustomer | undefined {
  const field = Object.hasOwn(fieldOf, accountType) ? fieldOf[accountType] : undefined
  if (field === undefined) return undefined
  return [...customers.values()].find((customer) => customer.grantId === grantId && customer[field] === accountId)
}
