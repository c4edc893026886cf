import { createDecipheriv, createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { WeixinSharedData } from '../../../../src/index.ts'
import { flipBit, otherAppId } from '../../../../src/services/weixin/users/share-user-data.ts'
import { openSandbox } from '../../../support/open-sandbox.ts'

/** Opens shared data by the documented steps. */
function openData({ encryptedData, iv }: WeixinSharedData, sessionKey: string) {
  const decipher = createDecipheriv('aes-128-cbc', Buffer.from(sessionKey, 'base64'), Buffer.from(iv, 'base64'))
  return JSON.parse(decipher.update(encryptedData, 'base64', 'utf8') + decipher.final('utf8'))
}
const sha1 = (text: string) => createHash('sha1').update(text).digest('hex')
const open = async () => {
  const sandbox = await openSandbox()
  const { openid, unionid } = sandbox.weixin.login({ nickName: '小明 *VIP*', phoneNumber: '13800138000' })
  return { ...sandbox.weixin, sandbox, openid, unionid, key: sandbox.weixin.sessionKey(openid) }
}

describe('what a user shares', () => {
  it('is a profile, signed and encrypted with the session_key', async () => {
    const { shareUserData, openid, unionid, key, appId, sandbox } = await open()
    const shared = shareUserData({ openid })
    expect(shared.signature).toBe(sha1(shared.rawData! + key))
    expect(openData(shared, key)).toEqual({
      openId: openid,
      ...JSON.parse(shared.rawData!),
      unionId: unionid,
      watermark: { timestamp: sandbox.clock.now() / 1000 - (sandbox.clock.now() % 1000) / 1000, appid: appId }
    })
    expect(JSON.parse(shared.rawData!)).toMatchObject({ nickName: '小明 *VIP*', gender: 0 })
  })

  it('is a phone number, without rawData', async () => {
    const { shareUserData, openid, key, appId } = await open()
    const shared = shareUserData({ openid, kind: 'phoneNumber' })
    expect(Object.keys(shared)).toEqual(['encryptedData', 'iv'])
    expect(openData(shared, key)).toEqual({
      phoneNumber: '13800138000',
      purePhoneNumber: '13800138000',
      countryCode: '86',
      watermark: { timestamp: expect.any(Number), appid: appId }
    })
  })

  it('has another iv each time', async () => {
    const { shareUserData, openid } = await open()
    expect(shareUserData({ openid }).iv).not.toBe(shareUserData({ openid }).iv)
  })

  it('needs a session', async () => {
    const { weixin } = await openSandbox()
    const { openid } = weixin.createUser()
    expect(() => weixin.shareUserData({ openid })).toThrow('the user has no session')
  })
})

describe('attacks on shared data', () => {
  it('name another app, or lie a day back', async () => {
    const { shareUserData, openid, key, appId } = await open()
    const now = openData(shareUserData({ openid }), key).watermark.timestamp
    const wrong = openData(shareUserData({ openid, attack: 'wrong-appid' }), key).watermark
    expect(wrong.appid).toMatch(/^wx[0-9a-f]{16}$/)
    expect(wrong.appid).not.toBe(appId)
    const stale = openData(shareUserData({ openid, attack: 'stale-watermark' }), key).watermark
    expect(now - stale.timestamp).toBe(86_400)
  })

  it('cannot be opened', async () => {
    const { shareUserData, openid, key } = await open()
    for (const attack of ['tampered-ciphertext', 'other-session'] as const) {
      expect(() => openData(shareUserData({ openid, attack }), key), attack).toThrow()
    }
  })

  it('carry a rawData that was changed after signing', async () => {
    const { shareUserData, openid, key } = await open()
    const { rawData, signature } = shareUserData({ openid, attack: 'tampered-raw-data' })
    expect(JSON.parse(rawData!).gender).toBe(1)
    expect(signature).not.toBe(sha1(rawData! + key))
  })

  it('are known by name', async () => {
    const { shareUserData, openid } = await open()
    expect(() => shareUserData({ openid, attack: 'x' as never })).toThrow('"attack" expected one of')
  })
})

it('otherAppId is always another id', () => {
  expect([otherAppId('wx0123'), otherAppId('wxf123')]).toEqual(['wxf123', 'wx0123'])
})

it('flipBit changes one bit', () => {
  const bytes = Buffer.from(flipBit(Buffer.alloc(32).toString('base64')), 'base64')
  expect(bytes.reduce((sum, byte) => sum + byte, 0)).toBe(1)
})
