import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPushCipher, decodePushKey } from '../../src/notify/push-cipher.ts'
import { readFixture } from '../read-fixture.ts'

const numRuns = Math.max(200, Number(process.env.FUZZ_RUNS ?? 0))
const published = readFixture<{
  readonly encodingAesKey: string
  readonly appId: string
  readonly secure: { readonly encrypt: string; readonly message: object }
  readonly reply: Record<'random' | 'message' | 'encrypt', string>
}>('message-push.published')
const libraries = readFixture<{
  readonly encodingAesKey: string
  readonly keyHex: string
  readonly appId: string
  readonly encrypted: Record<'random' | 'message' | 'encrypt', string>
  readonly decrypted: { readonly encrypt: string; readonly length: number }
}>('message-push.libraries')

const key = decodePushKey('caller', libraries.encodingAesKey)
const cipher = createPushCipher(key, libraries.appId)
const publishedCipher = createPushCipher(decodePushKey('caller', published.encodingAesKey), published.appId)

/** Encrypts bytes as they are, by OpenSSL, without any padding of its own. */
function seal(plain: Uint8Array): string {
  const hex = Buffer.from(key).toString('hex')
  const options = ['enc', '-aes-256-cbc', '-nopad', '-K', hex, '-iv', hex.slice(0, 32)]
  return execFileSync('openssl', options, { input: plain }).toString('base64')
}

/** A message before encryption. */
function plainOf(
  message: string,
  appId: string,
  padding: readonly number[],
  length = Buffer.byteLength(message)
): Buffer {
  const head = Buffer.alloc(20, 'r')
  head.writeUInt32BE(length, 16)
  return Buffer.concat([head, Buffer.from(message), Buffer.from(appId), Buffer.from(padding)])
}

describe('decodePushKey', () => {
  it('decodes as both libraries do, although the last letter carries bits that stand for nothing', () => {
    expect(Buffer.from(key).toString('hex')).toBe(libraries.keyHex)
  })
})

describe('createPushCipher', () => {
  it("encrypts the document's reply", () => {
    const { random, message, encrypt } = published.reply
    expect(publishedCipher.encrypt(message, Buffer.from(random))).toBe(encrypt)
  })

  it("opens the document's message", () => {
    const opened = publishedCipher.decrypt(published.secure.encrypt)
    expect(opened?.appId).toBe(published.appId)
    expect(JSON.parse(opened!.message.toString())).toEqual(published.secure.message)
    expect(opened?.message).toHaveLength(167)
  })

  it("encrypts WxJava's message", () => {
    const { random, message, encrypt } = libraries.encrypted
    expect(cipher.encrypt(message, Buffer.from(random))).toBe(encrypt)
  })

  it("opens EasyWeChat's message, whose padding is longer than a block of AES", () => {
    const opened = cipher.decrypt(libraries.decrypted.encrypt)
    expect(opened?.message).toHaveLength(libraries.decrypted.length)
    expect(opened?.message.toString()).toContain('hello')
  })

  it('gives back what it was given, whatever its length', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (message) => {
        const encrypted = cipher.encrypt(message)
        expect(Buffer.from(encrypted, 'base64').length % 32).toBe(0)
        expect(cipher.decrypt(encrypted)?.message.toString()).toBe(Buffer.from(message).toString())
        expect(cipher.encrypt(message)).not.toBe(encrypted)
      }),
      { numRuns }
    )
  })

  const fill = (count: number, value = count) => new Array<number>(count).fill(value)
  // 20 bytes before the message, 18 of the app: the rest is padding.
  it.each([
    ['a padding of 1', plainOf('x'.repeat(25), libraries.appId, fill(1)), true],
    ['a padding of 32', plainOf('x'.repeat(26), libraries.appId, fill(32)), true],
    ['a padding of 0', plainOf('x'.repeat(25), libraries.appId, [0]), false],
    ['a padding of 33', plainOf('x'.repeat(25), libraries.appId, fill(33)), false],
    ['a padding whose bytes differ', plainOf('x'.repeat(22), libraries.appId, [4, 4, 3, 4]), false],
    ['a length that is too large', plainOf('x'.repeat(25), libraries.appId, fill(1), 44), false],
    ['a length past 2^31', plainOf('x'.repeat(25), libraries.appId, fill(1), 0xffffffff), false],
    ['nothing but padding', Buffer.from(fill(32)), false],
    ['less than a head', Buffer.concat([Buffer.alloc(16), Buffer.from(fill(16))]), false]
  ])('%s: opens %s', (_, plain, opens) => {
    expect(plain.length % 16).toBe(0)
    expect(cipher.decrypt(seal(plain)) !== undefined).toBe(opens)
  })

  it.each(['', 'x', 'AAAA', Buffer.alloc(17).toString('base64')])('does not open %j', (encrypted) => {
    expect(cipher.decrypt(encrypted)).toBeUndefined()
  })

  it('opens no bytes by chance that it should not, and throws nothing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 96 }), (bytes) => {
        const opened = cipher.decrypt(Buffer.from(bytes).toString('base64'))
        if (opened !== undefined) expect(opened.appId).not.toBe(libraries.appId)
      }),
      { numRuns }
    )
  })
})
