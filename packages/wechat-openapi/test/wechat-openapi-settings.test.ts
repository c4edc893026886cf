import { createMemoryTokenStore } from '@kaifang/http-core'
import { describe, expect, it } from 'vitest'
import { readWeixinSettings, type WeixinSettings } from '../src/wechat-openapi-settings.ts'
import { APP_ID, SECRET, TOKEN } from './start-platform.ts'

const KEY = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG'
const read = (settings: object = {}) =>
  readWeixinSettings({ appId: APP_ID, secret: SECRET, ...settings } as WeixinSettings)

describe('readWeixinSettings', () => {
  it('fills in what was left out', () => {
    expect(read()).toEqual({
      appId: APP_ID,
      secret: SECRET,
      accessToken: undefined,
      tokenMode: 'stable',
      forceTokenRefresh: false,
      messagePush: undefined,
      typingPath: '/cgi-bin/message/custom/business/typing',
      secretTexts: [SECRET]
    })
  })

  it('needs only the id of the app: a token can come with each call', () => {
    expect(readWeixinSettings({ appId: APP_ID })).toMatchObject({ secret: undefined, secretTexts: [] })
  })

  it('decodes the key of message push, and counts all secrets as such', () => {
    const messagePush = { token: 'pamtest', encodingAesKey: KEY, originalId: 'gh_97417a04a28d' }
    const settings = read({ accessToken: TOKEN, messagePush })
    // Hex of the decoded key, as OpenSSL and both libraries have it.
    expect(Buffer.from(settings.messagePush!.key!).toString('hex')).toBe(
      '69b71d79f8218a39259a7a29aabb2dbafc31cb3d35db7e39ebbf3d0010831051'
    )
    expect(settings.messagePush).toMatchObject({ token: 'pamtest', originalId: 'gh_97417a04a28d', maxAge: 600 })
    expect(settings.secretTexts).toEqual([SECRET, TOKEN, 'pamtest', KEY])
  })

  it.each([
    ['no app', { appId: undefined }, 'appId'],
    ['a blank in the app', { appId: 'wx 1' }, 'appId'],
    ['a line break in the secret', { secret: `${SECRET}\n` }, 'secret'],
    ['an empty secret', { secret: '' }, 'secret'],
    ['a token that is no text', { accessToken: 7 }, 'accessToken'],
    ['a store without its methods', { tokenStore: { read: () => {} } }, 'tokenStore'],
    ['a store that is none', { tokenStore: null }, 'tokenStore'],
    ['a mode that nobody knows', { tokenMode: 'fast' }, 'tokenMode'],
    ['a flag as text', { forceTokenRefresh: 'yes' }, 'forceTokenRefresh'],
    ['a path with a query', { typingPath: '/a?b' }, 'typingPath'],
    ['http to another machine', { baseUrl: 'http://api.weixin.qq.com' }, 'baseUrl'],
    ['the spelling of the platform', { appid: APP_ID }, 'appid'],
    ['push without a token', { messagePush: {} }, 'messagePush.token'],
    ['a push token with a sign', { messagePush: { token: 'a-b' } }, 'messagePush.token'],
    ['a push token that is too long', { messagePush: { token: 'a'.repeat(33) } }, 'messagePush.token'],
    [
      'a push key of 42 letters',
      { messagePush: { token: 'abc', encodingAesKey: KEY.slice(1) } },
      'messagePush.encodingAesKey'
    ],
    [
      'a push key with a sign',
      { messagePush: { token: 'abc', encodingAesKey: `${KEY.slice(1)}=` } },
      'messagePush.encodingAesKey'
    ],
    ['an original id with a blank', { messagePush: { token: 'abc', originalId: 'gh 1' } }, 'messagePush.originalId'],
    ['an age under a second', { messagePush: { token: 'abc', maxAge: 0 } }, 'messagePush.maxAge'],
    ['an age as text', { messagePush: { token: 'abc', maxAge: '60' } }, 'messagePush.maxAge'],
    ['push settings that are none', { messagePush: 'abc' }, 'messagePush'],
    ['push settings that nobody knows', { messagePush: { token: 'abc', key: KEY } }, 'key']
  ])('refuses %s', (_, settings, field) => {
    expect(() => read(settings)).toThrow(`initWeixin: "${field}" expected`)
  })

  it('takes any store with the four methods, and no limit of age', () => {
    expect(() => read({ tokenStore: createMemoryTokenStore() })).not.toThrow()
    expect(read({ messagePush: { token: 'abc', maxAge: Number.POSITIVE_INFINITY } }).messagePush?.maxAge).toBe(
      Number.POSITIVE_INFINITY
    )
  })

  it.each([
    ['secret', { secret: 'kfsandbox0123456789abcdef0123456' }],
    ['accessToken', { accessToken: '93_kfsandboxAbCdEf' }],
    ['accessToken', { accessToken: 'kfsandboxAbCdEf' }]
  ])('refuses a %s of the sandbox against the platform itself, and takes it on this machine', (field, settings) => {
    expect(() => read(settings)).toThrow(`initWeixin: "${field}" expected a secret of the platform itself`)
    expect(() => read({ ...settings, baseUrl: 'http://127.0.0.1:8080/weixin' })).not.toThrow()
  })
})
