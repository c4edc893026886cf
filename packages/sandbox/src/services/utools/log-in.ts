import { readChoice, readInput, readObject, readText } from '../../engine/read-input.ts'
import { SandboxError } from '../../engine/sandbox-error.ts'
import type { UtoolsState } from './utools-state.ts'
import type { UtoolsLogin, UtoolsUser } from './utools-types.ts'

/** "Valid for 2 hours" (older document). */
const tokenLifeMs = 2 * 3_600_000

/** The first is the documented sample; the others hold what encoders disagree about. */
const nicknames = ['却步.', '张三 *VIP*', 'a~b c+d', '😀é "引号"', "O'Neil (老王)!", '100% & 1=1'] as const

/** Makes a user from unchecked input. */
export function addUser(state: UtoolsState, input: unknown): UtoolsUser {
  const { nickname, member, avatar } = readInput(input, 'user', ['nickname', 'member', 'avatar'])
  const random = state.mint.user
  const user: UtoolsUser = Object.freeze({
    openId: random.hex(32),
    nickname: nickname === undefined ? random.pick(nicknames) : readText(nickname, 'nickname', 0, 100),
    member: Number(member === undefined ? 0 : readChoice(member, 'member', [0, 1, false, true])) === 1 ? 1 : 0,
    avatar:
      avatar === undefined
        ? `https://res.u-tools.cn/assets/avatars/${random.text(16)}.png`
        : readText(avatar, 'avatar', 0, 2048)
  })
  state.users.set(user.openId, user)
  return user
}

/** Gives a user a fresh token; without `openId` the user is made first. */
export function logIn(state: UtoolsState, input: unknown, nowMs: number): UtoolsLogin {
  const { openId, ...rest } = readObject(input, 'login')
  if (openId !== undefined && Object.keys(rest).length > 0) {
    throw new SandboxError(
      'ERR_SANDBOX_INPUT',
      '"login" takes the openId of a user, or what a new user should be, not both'
    )
  }
  const user = openId === undefined ? addUser(state, rest) : requireUser(state, openId)
  const expiresAt = nowMs + tokenLifeMs
  const accessToken = state.mint.token.text(32)
  state.tokens.set(accessToken, { openId: user.openId, expiresAt })
  return Object.freeze({ accessToken, openId: user.openId, expiresAt })
}

/** Finds a user by unchecked input. */
export function requireUser(state: UtoolsState, openId: unknown): UtoolsUser {
  const user = state.users.get(readText(openId, 'openId'))
  if (user === undefined) throw new SandboxError('ERR_SANDBOX_NOT_FOUND', 'there is no user of that openId')
  return user
}
