import { readText } from '../../../engine/read-input.ts'
import { SandboxError } from '../../../engine/sandbox-error.ts'
import type { AlipayState } from '../alipay-state.ts'
import type { AlipayUser } from '../alipay-types.ts'

/** Makes a user. */
export function addUser(state: AlipayState): AlipayUser {
  const { user: mint } = state.mint
  const user = Object.freeze({
    userId: `2088${mint.digits(12)}`,
    // Real ones look like 074a1CcTG1LelxKe4xQC0zgNdId0nxi95b5lsNpazWYoCo5.
    openId: `0${mint.digits(2)}${mint.text(44)}`,
    logonId: `1${mint.digits(2)}****${mint.digits(4)}`
  })
  state.users.push(user)
  return user
}

/** The user of that id, whichever of the two it is. */
export function findUser(state: AlipayState, id: unknown): AlipayUser | undefined {
  return state.users.find(({ userId, openId }) => id === userId || id === openId)
}

/** Finds the user that unchecked input names, if it names one. */
export function readUser(state: AlipayState, userId: unknown, openId: unknown): AlipayUser | undefined {
  const id = userId ?? openId
  if (id === undefined) return undefined
  const user = findUser(state, readText(id, userId === undefined ? 'openId' : 'userId'))
  if (user === undefined) throw new SandboxError('ERR_SANDBOX_NOT_FOUND', 'there is no user of that id')
  return user
}
