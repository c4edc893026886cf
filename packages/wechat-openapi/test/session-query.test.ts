import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { buildSessionQuery, readSessionKey, signWithSession } from '../src/session-query.ts'
import { OPENID, SESSION_KEY } from './start-platform.ts'

describe('signWithSession', () => {
  // Published vector: 用户登录态签名 (docs/sources.md#wechat-user-data).
  it('signs as the document shows, with the text of the key', () => {
    expect(signWithSession(SESSION_KEY, '{"foo":"bar"}')).toBe(
      '654571f79995b2ce1e149e53c0a33dc39c0a74090db514261454e8dbe432aa0b'
    )
  })

  it.each(['', '{"foo":"bar"}', '年卡'])('agrees with OpenSSL on %j', (text) => {
    const output = execFileSync('openssl', ['dgst', '-sha256', '-hmac', SESSION_KEY], { input: text, encoding: 'utf8' })
    expect(output).toContain(signWithSession(SESSION_KEY, text))
  })
})

describe('buildSessionQuery', () => {
  it('has everything but the key', () => {
    const query = buildSessionQuery('caller', { openid: OPENID, sessionKey: SESSION_KEY, accessToken: 'token' })
    expect(query).toEqual({
      access_token: 'token',
      openid: OPENID,
      signature: signWithSession(SESSION_KEY, ''),
      sig_method: 'hmac_sha256'
    })
  })

  it.each([
    [{ openid: OPENID }, 'sessionKey'],
    [{ sessionKey: SESSION_KEY }, 'openid'],
    [{ openid: OPENID, sessionKey: SESSION_KEY, session_key: 'x' }, 'session_key']
  ])('refuses %j', (input, field) => {
    expect(() => buildSessionQuery('caller', input as never)).toThrow(`"${field}" expected`)
  })
})

describe('readSessionKey', () => {
  it('takes base64 of 16 bytes and nothing else', () => {
    expect(readSessionKey('caller', SESSION_KEY)).toBe(SESSION_KEY)
    for (const wrong of [SESSION_KEY.slice(2), 'a'.repeat(24), `${SESSION_KEY} `, 7, undefined]) {
      expect(() => readSessionKey('caller', wrong)).toThrow(/^caller: "sessionKey" expected [^o]/)
    }
  })
})
