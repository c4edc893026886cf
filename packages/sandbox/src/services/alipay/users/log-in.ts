import { readInput } from '../../../engine/read-input.ts'
import type { AlipayState } from '../alipay-state.ts'
import type { AlipayLogin } from '../alipay-types.ts'
import { addUser, readUser } from './add-user.ts'

/** "About 3 minutes" (Alipay reference 7). */
const codeMs = 180_000

/** Gives a user an authorization code, as `my.getAuthCode` does. */
export function logIn(state: AlipayState, input: unknown, nowMs: number): AlipayLogin {
  const { userId, openId } = readInput(input, 'login', ['userId', 'openId'])
  const user = readUser(state, userId, openId) ?? addUser(state)
  const code = state.mint.code.hex(32)
  const expiresAt = nowMs + codeMs
  state.codes.set(code, { user, expiresAt, used: false })
  return Object.freeze({ ...user, code, expiresAt })
}
