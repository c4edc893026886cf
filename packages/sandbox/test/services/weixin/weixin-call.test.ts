import { describe, expect, it } from 'vitest'
import { createSeededRandom } from '../../../src/engine/seeded-random.ts'
import { addWeixinUser } from '../../../src/services/weixin/users/weixin-users.ts'
import { readField, readJsonBody, requireOpenid } from '../../../src/services/weixin/weixin-call.ts'
import { defaultWeixinSettings } from '../../../src/services/weixin/weixin-settings.ts'
import { createWeixinState } from '../../../src/services/weixin/weixin-state.ts'

const call = (body: string) => ({
  operation: 'x',
  path: '/x',
  query: new URLSearchParams(),
  headers: {},
  body: Buffer.from(body)
})
const failure = (run: () => unknown) => {
  try {
    return run()
  } catch (error) {
    const { errcode, explanation } = error as { errcode: number; explanation: { likelyCause?: string } }
    return [errcode, explanation.likelyCause]
  }
}

describe('readJsonBody', () => {
  it('reads an object, whatever the Content-Type', () => {
    expect(readJsonBody(call('{"a":"中文 <&>","b":"\\n\\u0001"}'))).toEqual({ a: '中文 <&>', b: '\n\u0001' })
  })

  it.each([
    ['', 44002],
    ['[]', 47001],
    ['null', 47001],
    ['{', 47001],
    ['"x"', 47001]
  ])('refuses %j with %d', (body, code) => {
    expect(failure(() => readJsonBody(call(body)))).toEqual([code, undefined])
  })

  it('uses the code of the path for a body that is no JSON', () => {
    expect(failure(() => readJsonBody(call(''), 40159))).toEqual([40159, undefined])
    expect(failure(() => readJsonBody(call('{'), 40159))).toEqual([40159, undefined])
  })

  it('sees a form', () => {
    expect(failure(() => readJsonBody(call('path=pages%2Findex')))).toEqual([47001, expect.stringContaining('a form')])
  })

  // WeChat reference 1.1: error 40033.
  it.each(['{"a":"\\u4e2d"}', '{"a":"\\u003c"}', '{"a":"\\\\\\u0041"}'])(
    'refuses escaped ordinary characters: %s',
    (body) => {
      expect(failure(() => readJsonBody(call(body)))).toEqual([40033, expect.stringContaining('raw UTF-8')])
    }
  )

  it('takes a backslash before a u for what it is', () => {
    expect(readJsonBody(call('{"a":"C:\\\\u4e2d"}'))).toEqual({ a: 'C:\\u4e2d' })
  })

  // WeChat reference 1.1: the token in the body breaks wxacode with 47001.
  it('refuses a token in the body', () => {
    expect(failure(() => readJsonBody(call('{"access_token":"x"}')))).toEqual([47001, undefined])
  })
})

describe('readField', () => {
  it('takes the JSON type alone', () => {
    const body = { text: 'x', number: 1, yes: true, object: {}, list: [], none: null }
    expect(readField(body, 'text', 'string')).toBe('x')
    expect(readField(body, 'number', 'number')).toBe(1)
    expect(readField(body, 'yes', 'boolean')).toBe(true)
    expect(readField(body, 'object', 'object')).toEqual({})
    expect(readField(body, 'absent', 'string')).toBeUndefined()
    expect(readField(body, 'constructor', 'object')).toBeUndefined()
    for (const [name, kind] of [
      ['text', 'number'],
      ['number', 'string'],
      ['list', 'object'],
      ['none', 'string']
    ] as const) {
      expect(
        failure(() => readField(body, name, kind)),
        name
      ).toEqual([47001, undefined])
    }
  })
})

describe('requireOpenid', () => {
  it('finds a user, or says what is wrong', () => {
    const state = createWeixinState((purpose) => createSeededRandom(purpose), defaultWeixinSettings)
    const { openid } = addWeixinUser(state, {})
    expect(requireOpenid(state, openid)).toBe(openid)
    expect(failure(() => requireOpenid(state, null))).toEqual([41009, undefined])
    expect(failure(() => requireOpenid(state, '', 40003))).toEqual([40003, undefined])
    expect(failure(() => requireOpenid(state, 'oUnknown'))).toEqual([40003, undefined])
  })
})
