import type { YouzanCustomer } from './shop-types.ts'
import type { StoredCustomer } from './stored-shop-types.ts'

/** A customer as the sandbox's user sees him. */
export function customerView({
  yzOpenId,
  grantId,
  mobile,
  name,
  points,
  weixinOpenid
}: StoredCustomer): YouzanCustomer {
  return Object.freeze({ yzOpenId, grantId, mobile, name, points, weixinOpenid })
}
