import { beforeEach, describe, expect, it } from 'vitest'
import { createSeededRandom } from '../../../src/engine/seeded-random.ts'
import { addUser, logIn, requireUser } from '../../../src/services/utools/log-in.ts'
import { defaultUtoolsSettings } from '../../../src/services/utools/utools-settings.ts'
import { createUtoolsState, type UtoolsState } from '../../../src/services/utools/utools-state.ts'

let state: UtoolsState
beforeEach(() => {
  state = createUtoolsState((purpose) => createSeededRandom(purpose), defaultUtoolsSettings)
})

describe('addUser', () => {
  it('fills in what is not given', () => {
    expect(addUser(state, undefined)).toEqual({
      openId: expect.stringMatching(/^[0-9a-f]{32}$/),
      nickname: expect.any(String),
      member: 0,
      avatar: expect.stringMatching(/^https:\/\//)
    })
  })

  it.each([
    [true, 1],
    [1, 1],
    [false, 0]
  ])('takes member %s for %d', (member, expected) => {
    expect(addUser(state, { member }).member).toBe(expected)
  })

  it('refuses names that it does not know', () => {
    expect(() => addUser(state, { nickName: 'x' })).toThrow('"user" has no "nickName"')
  })
})

describe('logIn', () => {
  it('gives an existing user a fresh token', () => {
    const { openId } = addUser(state, {})
    const first = logIn(state, { openId }, 0)
    const second = logIn(state, { openId }, 0)
    expect(first).toMatchObject({
      openId,
      accessToken: expect.stringMatching(/^[0-9A-Za-z]{32}$/),
      expiresAt: 7_200_000
    })
    expect(second.accessToken).not.toBe(first.accessToken)
  })

  it('takes a user or a description of one, not both', () => {
    const { openId } = addUser(state, {})
    expect(() => logIn(state, { openId, nickname: 'x' }, 0)).toThrow('not both')
  })
})

describe('requireUser', () => {
  it('refuses a user that is not there', () => {
    expect(() => requireUser(state, 'x')).toThrow('there is no user of that openId')
  })
})
