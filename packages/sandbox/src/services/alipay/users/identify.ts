import type { AlipayState } from '../alipay-state.ts'
import type { AlipayUser } from '../alipay-types.ts'

/** How the wire names a user, by the generation of the application. */
export function identify(
  state: AlipayState,
  user: AlipayUser | undefined,
  userIdName: 'user_id' | 'buyer_user_id' | 'buyer_id'
): Readonly<Record<string, string>> {
  const { userIdentity } = state.settings
  if (user === undefined) return {}
  return {
    ...(userIdentity === 'open_id' ? {} : { [userIdName]: user.userId }),
    ...(userIdentity === 'user_id' ? {} : { [userIdName === 'user_id' ? 'open_id' : 'buyer_open_id']: user.openId })
  }
}
