import { createCipheriv } from 'node:crypto'
import { createFixedClock } from '@kaifang/http-core/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { initWeixin } from '../../src/index.ts'
import { readFixture } from '../read-fixture.ts'
import { failureOf } from '../start-platform.ts'

const demo = readFixture<{
  readonly appId: string
  readonly sessionKey: string
  readonly iv: string
  readonly encryptedData: string
  readonly data: Readonly<Record<string, unknown>> & { readonly watermark: { readonly timestamp: number } }
}>('user-data.demo')
const { sessionKey, iv, encryptedData } = demo
const INPUT = { sessionKey, iv, encryptedData }
const DEMO_MS = demo.data.watermark.timestamp * 1000

const open = (seconds = 0, appId = demo.appId) =>
  initWeixin({ appId, clock: createFixedClock(DEMO_MS + seconds * 1000) })

/** Encrypts as the platform does, without the code under test. */
function seal(text: string | Uint8Array): string {
  const cipher = createCipheriv('aes-128-cbc', Buffer.from(sessionKey, 'base64'), Buffer.from(iv, 'base64'))
  return Buffer.concat([cipher.update(text), cipher.final()]).toString('base64')
}

describe('decryptUserData', () => {
  it("opens the platform's own demo", () => {
    expect(open().decryptUserData(INPUT)).toMatchObject(demo.data)
  })

  it('opens a phone number, under the names of the platform', () => {
    const phone = { phoneNumber: '+44 20 7946 0958', purePhoneNumber: '20 7946 0958', countryCode: '44' }
    const text = JSON.stringify({ ...phone, watermark: { timestamp: 1, appid: demo.appId } })
    expect(open().decryptUserData({ ...INPUT, encryptedData: seal(text) })).toMatchObject(phone)
  })

  it('refuses data of another app', async () => {
    const error = await failureOf(() => open(0, 'wx0000000000000001').decryptUserData(INPUT))
    expect(error).toMatchObject({ code: 'ERR_SIGNATURE_BINDING', operation: 'decryptUserData' })
  })

  it.each([
    [0, 60],
    [60, 60],
    [-60, 60],
    [9e9, undefined]
  ])('believes data that is %i s old where %s are allowed', (seconds, maxAge) => {
    expect(open(seconds).decryptUserData({ ...INPUT, ...(maxAge === undefined ? {} : { maxAge }) }).openId).toBe(
      demo.data.openId
    )
  })

  it.each([
    [61, '61 s old'],
    [-61, '61 s in the future']
  ])('refuses data whose age is %i s where 60 are allowed', async (seconds, words) => {
    const error = await failureOf(() => open(seconds).decryptUserData({ ...INPUT, maxAge: 60 }))
    expect(error).toMatchObject({ code: 'ERR_SIGNATURE_STALE' })
    expect(error.message).toContain(words)
  })

  it.each([
    ['the key of another login', { sessionKey: 'AAAAAAAAAAAAAAAAAAAAAA==' }],
    ['another iv', { iv: 'AAAAAAAAAAAAAAAAAAAAAA==' }],
    ['data that was cut', { encryptedData: encryptedData.slice(0, 64) }],
    ['data of an odd size', { encryptedData: encryptedData.slice(0, 40) }],
    ['text that is no JSON', { encryptedData: seal('hello') }],
    ['JSON that is no object', { encryptedData: seal('[1]') }],
    ['bytes that are no text', { encryptedData: seal(Buffer.from([0xff, 0xfe])) }],
    ['no watermark', { encryptedData: seal('{"openId":"x"}') }],
    ['half a watermark', { encryptedData: seal(`{"watermark":{"appid":"${demo.appId}"}}`) }]
  ])('gives one error for %s', async (_, change) => {
    const error = await failureOf(() => open().decryptUserData({ ...INPUT, ...change }))
    expect(error).toMatchObject({ code: 'ERR_REPLY_DECRYPT' })
    expect(error.message.split('\n')[0]).toBe('wechat-openapi.decryptUserData could not open the user data')
  })

  it.each([
    ['a key that is none', { sessionKey: 'x' }, 'sessionKey'],
    ['an iv of another size', { iv: 'AAAA' }, 'iv'],
    ['blanks for the signs "+"', { encryptedData: encryptedData.replaceAll('+', ' ') }, 'encryptedData'],
    ['no data', { encryptedData: '' }, 'encryptedData'],
    ['an age as text', { maxAge: '60' }, 'maxAge'],
    ['another name', { encrypted_data: 'x' }, 'encrypted_data']
  ])('refuses %s before it opens anything', async (_, change, field) => {
    const error = await failureOf(() => open().decryptUserData({ ...INPUT, ...change } as never))
    expect(error).toMatchObject({ code: 'ERR_INPUT', field })
    expect(error.message).not.toContain(sessionKey.slice(0, 8))
  })

  it('of any bytes gives data or a typed error', () => {
    const weixin = open()
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 96 }), (bytes) => {
        try {
          weixin.decryptUserData({ ...INPUT, encryptedData: Buffer.from(bytes).toString('base64') })
        } catch (error) {
          expect((error as { code?: string }).code).toMatch(/^ERR_(REPLY_DECRYPT|SIGNATURE_BINDING)$/)
        }
      }),
      { numRuns: Math.max(300, Number(process.env.FUZZ_RUNS ?? 0)) }
    )
  })
})
