import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
// @ts-expect-error: the package has no types
import xxteaNode from 'xxtea-node'
import { decrypt, encrypt } from '../src/xxtea.ts'
import { XxteaError } from '../src/xxtea-error.ts'
import { decryptText, encryptText } from '../src/xxtea-text.ts'
import { toHex } from './hex-bytes.ts'

type Cipher = (data: Uint8Array, key: Uint8Array | string) => Uint8Array | null
const peer: { readonly encrypt: Cipher; readonly decrypt: Cipher } = xxteaNode

const numRuns = Number(process.env.FUZZ_RUNS ?? 300)

const LENIENT = { keyRule: 'pad-or-truncate' } as const

const key16 = fc.uint8Array({ minLength: 16, maxLength: 16 })
const anyKey = fc.uint8Array({ maxLength: 40 })
// Past 4096 bytes the scratch is left, so one message in a few is that long.
const message = fc.oneof(
  { weight: 5, arbitrary: fc.uint8Array({ minLength: 1, maxLength: 300 }) },
  { weight: 1, arbitrary: fc.uint8Array({ minLength: 4080, maxLength: 4120, size: 'max' }) }
)
const wellFormedText = fc.string({ unit: 'binary', minLength: 1 })

describe('any message', () => {
  test('comes back as it was', () => {
    fc.assert(
      fc.property(message, anyKey, fc.boolean(), (data, key, strictPadding) => {
        const plaintext = decrypt(encrypt(data, key, LENIENT), key, { ...LENIENT, strictPadding })
        expect(toHex(plaintext)).toBe(toHex(data))
      }),
      { numRuns }
    )
  })

  test('of whole words comes back as it was without a length word', () => {
    fc.assert(
      fc.property(fc.array(key16, { minLength: 1, maxLength: 20 }), key16, (blocks, key) => {
        const data = Uint8Array.from(blocks.flatMap((block) => [...block]))
        const ciphertext = encrypt(data, key, { lengthWord: false })
        expect(ciphertext).toHaveLength(data.length)
        expect(decrypt(ciphertext, key, { lengthWord: false })).toEqual(data)
      }),
      { numRuns }
    )
  })

  test('comes to the ciphertext of xxtea-node, and back from it', () => {
    fc.assert(
      fc.property(message, anyKey, (data, key) => {
        const ciphertext = peer.encrypt(data, key)!
        expect(toHex(encrypt(data, key, LENIENT))).toBe(toHex(ciphertext))
        expect(toHex(decrypt(ciphertext, key, LENIENT))).toBe(toHex(peer.decrypt(ciphertext, key)!))
      }),
      { numRuns }
    )
  })

  test('of text comes to the ciphertext of xxtea-node, key as text too, and back in each encoding', () => {
    fc.assert(
      fc.property(wellFormedText, wellFormedText, fc.constantFrom('hex', 'base64'), (text, key, encoding) => {
        const ciphertext = encryptText(text, key, { ...LENIENT, encoding })
        expect(ciphertext).toBe(Buffer.from(peer.encrypt(Buffer.from(text), key)!).toString(encoding))
        expect(decryptText(ciphertext, key, { ...LENIENT, encoding })).toBe(text)
      }),
      { numRuns }
    )
  })
})

describe('any ciphertext', () => {
  test('is decrypted as xxtea-node does it, or refused with an XxteaError where that returns null', () => {
    const words = fc.array(fc.uint8Array({ minLength: 4, maxLength: 4 }), { minLength: 2, maxLength: 30 })
    fc.assert(
      fc.property(words, key16, (blocks, key) => {
        const data = Uint8Array.from(blocks.flatMap((block) => [...block]))
        expect(outcome(() => decrypt(data, key))).toEqual(peer.decrypt(data, key) ?? 'ERR_XXTEA_INTEGRITY')
      }),
      { numRuns }
    )
  })

  test('of any length gives bytes or an XxteaError, never anything else', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), anyKey, fc.boolean(), (data, key, lengthWord) => {
        expect(isBytesOrCode(outcome(() => decrypt(data, key, { lengthWord })))).toBe(true)
      }),
      { numRuns }
    )
  })

  test('as any text gives text or an XxteaError, never anything else', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.base64String(), fc.stringMatching(/^[0-9a-fA-F]*$/))
    fc.assert(
      fc.property(text, fc.constantFrom('hex', 'base64'), fc.boolean(), (ciphertext, encoding, lengthWord) => {
        const result = outcome(() => decryptText(ciphertext, '0123456789abcdef', { encoding, lengthWord }))
        expect(typeof result).toBe('string')
      }),
      { numRuns }
    )
  })
})

function outcome<Result>(run: () => Result): Result | string {
  try {
    return run()
  } catch (error) {
    if (!XxteaError.isInstance(error)) throw error
    return error.code
  }
}

function isBytesOrCode(result: unknown): boolean {
  return result instanceof Uint8Array || typeof result === 'string'
}
