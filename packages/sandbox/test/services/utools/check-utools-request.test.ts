import { beforeEach, describe, expect, it } from 'vitest'
import { createSeededRandom } from '../../../src/engine/seeded-random.ts'
import {
  checkAccessToken,
  checkUtoolsRequest,
  readParameter
} from '../../../src/services/utools/check-utools-request.ts'
import { addUser, logIn } from '../../../src/services/utools/log-in.ts'
import { UtoolsRefusal } from '../../../src/services/utools/utools-refusal.ts'
import { defaultUtoolsSettings } from '../../../src/services/utools/utools-settings.ts'
import { createUtoolsState, type UtoolsState } from '../../../src/services/utools/utools-state.ts'
import { signSample } from '../../support/call-utools.ts'

const nowMs = 1_624_329_435_000
let state: UtoolsState

beforeEach(() => {
  state = createUtoolsState(createSeededRandom, defaultUtoolsSettings)
})

/** Runs a check and gives what it refused. */
function refusal(check: () => unknown): UtoolsRefusal {
  try {
    check()
  } catch (error) {
    if (error instanceof UtoolsRefusal) return error
    throw error
  }
  throw new Error('nothing was refused')
}

const check = (change: Record<string, string | number | undefined>, resign = true) => {
  const params = JSON.parse(JSON.stringify({ plugin_id: 'zueadppw', timestamp: nowMs / 1000, ...change }))
  const signed = resign ? { sign: signSample(params, state.secrets[0]!), ...params } : params
  return () => checkUtoolsRequest(signed, { pluginId: 'zueadppw', state, nowMs })
}

describe('checkUtoolsRequest', () => {
  it('lets a right request pass', () => {
    expect(check({ title: '年 *~' })).not.toThrow()
  })

  // uTools server API, common rules: the time may differ by less than 10 minutes.
  it.each([599, -599])('takes a clock that is %d seconds off', (seconds) => {
    expect(check({ timestamp: nowMs / 1000 + seconds })).not.toThrow()
  })

  it.each([600, -600])('refuses a clock that is %d seconds off', (seconds) => {
    expect(refusal(check({ timestamp: nowMs / 1000 + seconds }))).toMatchObject({
      status: 403,
      explanation: { skewSeconds: seconds }
    })
  })

  it('recognises milliseconds', () => {
    expect(refusal(check({ timestamp: nowMs })).explanation.likelyCause).toContain('milliseconds')
  })

  it.each([
    ['plugin_id', { plugin_id: undefined }, 422],
    ['timestamp', { timestamp: undefined }, 422],
    ['timestamp', { timestamp: '1624329435.5' }, 422],
    ['sign', { sign: '' }, 422]
  ])('wants %s in shape', (field, change, status) => {
    const refused = refusal(check(change))
    expect(refused.status).toBe(status)
    expect(Object.keys(refused.errors ?? {})).toEqual([field])
  })

  it('answers 404 to another plug-in', () => {
    expect(refusal(check({ plugin_id: 'zueadppx' })).status).toBe(404)
  })

  it('answers 401 to a wrong signature, and explains it', () => {
    const refused = refusal(check({ sign: 'f'.repeat(64) }))
    expect(refused.status).toBe(401)
    expect(refused.explanation.expectedSignature).toMatch(/^[0-9a-f]{64}$/)
  })

  it('refuses the secret that was reset', () => {
    const before = check({})
    state.secrets = ['kfsandboxNEW', ...state.secrets]
    expect(refusal(before).explanation.likelyCause).toContain('reset')
  })
})

describe('checkAccessToken', () => {
  const checkToken =
    (token: string | undefined, at = nowMs) =>
    () =>
      checkAccessToken(token === undefined ? {} : { access_token: token }, { pluginId: 'zueadppw', state, nowMs: at })

  it('finds the user', () => {
    const { openId } = addUser(state, {})
    expect(checkToken(logIn(state, { openId }, nowMs).accessToken)()).toMatchObject({ openId })
  })

  // uTools server API, user info: the sample of an error answer.
  it('wants 32 characters', () => {
    const refused = refusal(checkToken('short'))
    expect([refused.status, refused.errors]).toEqual([422, { access_token: ['access token 必须是 32 个字符。'] }])
  })

  it('answers 401 to an unknown token', () => {
    expect(refusal(checkToken('x'.repeat(32))).status).toBe(401)
  })

  it('answers 403 two hours later', () => {
    const { accessToken } = logIn(state, {}, nowMs)
    expect(checkToken(accessToken, nowMs + 7_199_999)).not.toThrow()
    expect(refusal(checkToken(accessToken, nowMs + 7_200_000)).status).toBe(403)
  })

  it('answers 404 for a banned user', () => {
    const { accessToken, openId } = logIn(state, {}, nowMs)
    state.banned.add(openId)
    expect(refusal(checkToken(accessToken)).status).toBe(404)
  })
})

describe('readParameter', () => {
  it('takes text and numbers, and nothing else', () => {
    const params = { text: 'x', number: 7, empty: '', flag: true, list: ['x'] }
    const read = (name: string) => readParameter(params, name)
    expect(['text', 'number', 'empty', 'flag', 'list', 'toString'].map(read)).toEqual([
      'x',
      '7',
      undefined,
      undefined,
      undefined,
      undefined
    ])
  })
})
