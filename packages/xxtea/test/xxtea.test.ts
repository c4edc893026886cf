import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { decrypt, encrypt } from '../src/xxtea.ts'
import { XxteaError } from '../src/xxtea-error.ts'
import { prepareKey } from '../src/xxtea-key.ts'
import { fromHex, toHex } from './hex-bytes.ts'
import { thrownBy } from './thrown-by.ts'
import bigEndianWords from './vectors/big-endian-words.json' with { type: 'json' }
import edgeCases from './vectors/edge-cases.json' with { type: 'json' }
import lengthWordBinary from './vectors/length-word-binary.json' with { type: 'json' }
import lengthWordText from './vectors/length-word-text.json' with { type: 'json' }
import raw from './vectors/raw.json' with { type: 'json' }
import rejected from './vectors/rejected.json' with { type: 'json' }
import { wrongTypes } from './wrong-types.ts'

const KEY = '0123456789abcdef'
const LENIENT = { keyRule: 'pad-or-truncate' } as const
const RAW = { lengthWord: false } as const

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const bytesOf = (length: number, rule: (index: number) => number): Uint8Array =>
  Uint8Array.from({ length }, (_, index) => rule(index))

function turnWords(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from(bytes, (_, index) => bytes[index ^ 3]!)
}

function padLikePkcs7(bytes: Uint8Array, padTo: number): Uint8Array {
  const length = Math.max(8, Math.ceil((bytes.length + 1) / padTo) * padTo)
  return bytesOf(length, (index) => bytes[index] ?? length - bytes.length)
}

describe('encrypt and decrypt with a length word', () => {
  test.each(lengthWordText.vectors)('fit $id of $origin', (vector) => {
    const key = vector.key ?? fromHex(vector.keyHex!)
    expect(toHex(encrypt(Buffer.from(vector.text), key, LENIENT))).toBe(vector.ciphertextHex)
    expect(Buffer.from(decrypt(fromHex(vector.ciphertextHex), key, LENIENT)).toString()).toBe(vector.text)
  })

  test.each(lengthWordBinary.vectors.filter(({ length }) => length > 0))('fit $id of ifduyue/xxtea', (vector) => {
    const key = fromHex(vector.keyHex)
    expect(toHex(encrypt(fromHex(vector.plaintextHex), key))).toBe(vector.ciphertextHex)
    expect(toHex(decrypt(fromHex(vector.ciphertextHex), key))).toBe(vector.plaintextHex)
  })

  test.each(lengthWordBinary.digests)('fit the digest of $length bytes by ifduyue/xxtea', (vector) => {
    const key = fromHex(vector.keyHex)
    const offset = (lengthWordBinary.plaintextOffset as Record<string, number>)[vector.keyHex]!
    const plaintext = bytesOf(vector.length, (index) => offset + 7 * vector.length + 31 * index)
    const ciphertext = encrypt(plaintext, key)
    expect(ciphertext.length).toBe(vector.ciphertextLength)
    expect(sha256(ciphertext)).toBe(vector.ciphertextSha256)
    expect(decrypt(ciphertext, key)).toEqual(plaintext)
  })

  test.each(edgeCases.vectors)('fit $id, $case', ({ keyHex, plaintextHex, ciphertextHex }) => {
    const key = fromHex(keyHex)
    expect(toHex(encrypt(fromHex(plaintextHex), key, LENIENT))).toBe(ciphertextHex)
    expect(toHex(decrypt(fromHex(ciphertextHex), key, LENIENT))).toBe(plaintextHex)
  })

  test('fit the C family where a key holds a NUL, once the caller zeroes what follows it as that family does', () => {
    const { keyHex, plaintextHex, cFamilyCiphertextHex } = edgeCases.vectors.find(({ id }) => id === 'E12')!
    const key = fromHex(keyHex)
    const asCFamily = encrypt(fromHex(plaintextHex), key.fill(0, key.indexOf(0)))
    expect(toHex(asCFamily)).toBe(cFamilyCiphertextHex)
  })

  test.each(edgeCases.large)('fit the digest of $length bytes of $factor · i + $offset', (vector) => {
    const plaintext = bytesOf(vector.length, (index) => vector.factor * index + vector.offset)
    expect(sha256(plaintext)).toBe(vector.plaintextSha256)
    const ciphertext = encrypt(plaintext, KEY)
    expect(ciphertext.length).toBe(vector.ciphertextLength)
    expect(toHex(ciphertext.subarray(0, 16))).toBe(vector.ciphertextStart)
    expect(toHex(ciphertext.subarray(-8))).toBe(vector.ciphertextEnd)
    expect(sha256(ciphertext)).toBe(vector.ciphertextSha256)
    expect(sha256(decrypt(ciphertext, KEY))).toBe(vector.plaintextSha256)
  })

  // E1 and L1: the empty message
  test('keep an empty message empty, as the xxtea/* libraries do', () => {
    expect(encrypt(new Uint8Array(0), KEY)).toEqual(new Uint8Array(0))
  })

  test('refuse an empty ciphertext, which may be one that got lost', () => {
    expect(thrownBy(() => decrypt(new Uint8Array(0), KEY))).toMatchObject({ code: 'ERR_XXTEA_CIPHERTEXT_LENGTH' })
  })

  test.each([
    { id: 'E1', keyHex: edgeCases.keyHex, ciphertextHex: edgeCases.empty.ifduyueCiphertextHex },
    ...lengthWordBinary.vectors.filter(({ length }) => length === 0)
  ])('refuse the 8 bytes that ifduyue/xxtea makes of an empty message, as the xxtea/* libraries do: $id', (vector) => {
    expect(thrownBy(() => decrypt(fromHex(vector.ciphertextHex), fromHex(vector.keyHex)))).toMatchObject({
      code: 'ERR_XXTEA_INTEGRITY'
    })
  })

  test.each(rejected.vectors)('refuse $ciphertextHex: $reason', ({ ciphertextHex, keyHex, code }) => {
    const error = thrownBy(() => decrypt(fromHex(ciphertextHex), fromHex(keyHex)))
    expect(XxteaError.isInstance(error)).toBe(true)
    expect(error).toMatchObject({ code })
  })

  // E15
  test('accept padding that is not zero unless strictPadding is set', () => {
    const { keyHex, plaintextHex, ciphertextHex } = edgeCases.nonZeroPadding
    const read = (strictPadding: boolean): Uint8Array =>
      decrypt(fromHex(ciphertextHex), fromHex(keyHex), { strictPadding })
    expect(toHex(read(false))).toBe(plaintextHex)
    expect(thrownBy(() => read(true))).toMatchObject({ code: 'ERR_XXTEA_INTEGRITY' })
  })
})

describe('encrypt and decrypt of raw words', () => {
  test.each(raw.vectors)('fit $id', ({ keyHex, plaintextHex, ciphertextHex }) => {
    const key = fromHex(keyHex)
    expect(toHex(encrypt(fromHex(plaintextHex), key, RAW))).toBe(ciphertextHex)
    expect(toHex(decrypt(fromHex(ciphertextHex), key, RAW))).toBe(plaintextHex)
  })

  test.each(raw.pkcs7)('fit PKCS#7 to $padTo when the caller pads $plaintextHex', (vector) => {
    const padded = padLikePkcs7(fromHex(vector.plaintextHex), vector.padTo)
    expect(toHex(encrypt(padded, vector.key, RAW))).toBe(vector.ciphertextHex)
    expect(decrypt(fromHex(vector.ciphertextHex), vector.key, RAW)).toEqual(padded)
  })

  test.each(bigEndianWords.vectors)('fit big-endian words when the caller turns them around: $id', (vector) => {
    const ciphertext = encrypt(turnWords(fromHex(vector.plaintextHex)), turnWords(fromHex(vector.keyHex)), RAW)
    expect(toHex(turnWords(ciphertext))).toBe(vector.ciphertextHex)
  })

  test.each([0, 4, 7, 9, 4099])('refuse %d bytes', (length) => {
    const data = new Uint8Array(length)
    expect(thrownBy(() => encrypt(data, KEY, RAW))).toMatchObject({ code: 'ERR_XXTEA_PLAINTEXT_LENGTH' })
    expect(thrownBy(() => decrypt(data, KEY, RAW))).toMatchObject({ code: 'ERR_XXTEA_CIPHERTEXT_LENGTH' })
  })

  test('never notice a wrong key', () => {
    expect(decrypt(new Uint8Array(8), KEY, RAW)).toHaveLength(8)
  })
})

describe('encrypt and decrypt', () => {
  test.each([8, 134, 4096, 8192, 8193])('leave %d bytes and the key as they were', (length) => {
    const data = bytesOf(length, (index) => index)
    const key = Uint8Array.from(Buffer.from(KEY))
    const ciphertext = encrypt(data, key)
    const sent = ciphertext.slice()
    decrypt(ciphertext, key)
    expect(data).toEqual(bytesOf(length, (index) => index))
    expect(ciphertext).toEqual(sent)
    expect(Buffer.from(key).toString()).toBe(KEY)
  })

  test.each([
    [8, RAW],
    [134, {}],
    [135, {}],
    [8192, {}],
    [8193, {}],
    [8192, RAW]
  ])('return %d bytes in a buffer that holds nothing else, with %o', (length, options) => {
    const ciphertext = encrypt(new Uint8Array(length), KEY, options)
    const plaintext = decrypt(ciphertext, KEY, options)
    expect(plaintext).toHaveLength(length)
    for (const output of [ciphertext, plaintext]) {
      expect(output.constructor).toBe(Uint8Array)
      expect(output.byteOffset).toBe(0)
      expect(output.buffer.byteLength).toBe(output.length)
    }
  })

  test.each([1, 2, 3])('read a view that starts %d bytes into its buffer', (offset) => {
    const vector = lengthWordBinary.vectors.at(-1)!
    for (const [cipher, inputHex, outputHex] of [
      [encrypt, vector.plaintextHex, vector.ciphertextHex],
      [decrypt, vector.ciphertextHex, vector.plaintextHex]
    ] as const) {
      const input = fromHex(inputHex)
      const buffer = new Uint8Array(input.length + 8).fill(0xee)
      buffer.set(input, offset)
      expect(toHex(cipher(buffer.subarray(offset, offset + input.length), fromHex(vector.keyHex)))).toBe(outputHex)
    }
  })

  test('take a Buffer and give a plain Uint8Array', () => {
    const output = encrypt(Buffer.from('abcd'), Buffer.from(KEY))
    expect(toHex(output)).toBe('4f899b071e20367b')
    expect(output.constructor).toBe(Uint8Array)
  })

  test('take a prepared key, whatever its rule was', () => {
    const key = prepareKey('k', LENIENT)
    expect(toHex(encrypt(Buffer.from('abcd'), key))).toBe('b22c1d9ac02d3cd1')
    expect(toHex(decrypt(fromHex('b22c1d9ac02d3cd1'), key, { keyRule: 'exact' }))).toBe('61626364')
  })

  test('refuse more bytes than a length word can count', () => {
    const data = Object.defineProperty(new Uint8Array(1), 'length', { value: 2 ** 32 })
    expect(thrownBy(() => encrypt(data, KEY))).toMatchInlineSnapshot(
      `[XxteaError: "data" expected at most 2^32 - 1 bytes, got length=4294967296]`
    )
  })
})

describe('misuse of encrypt and decrypt', () => {
  test.each(wrongTypes('bytes'))('is a TypeError when data is %s', (_, value) => {
    expect(thrownBy(() => encrypt(value as Uint8Array, KEY))).toBeInstanceOf(TypeError)
    expect(thrownBy(() => decrypt(value as Uint8Array, KEY))).toBeInstanceOf(TypeError)
  })

  test.each(wrongTypes('key'))('is a TypeError when the key is %s', (_, value) => {
    expect(thrownBy(() => encrypt(new Uint8Array(4), value as string))).toBeInstanceOf(TypeError)
    expect(thrownBy(() => decrypt(new Uint8Array(8), value as string))).toBeInstanceOf(TypeError)
  })

  test.each(wrongTypes('object').filter(([name]) => name !== 'undefined'))(
    'is a TypeError when options are %s',
    (_, value) => {
      expect(thrownBy(() => encrypt(new Uint8Array(4), KEY, value as object))).toBeInstanceOf(TypeError)
      expect(thrownBy(() => decrypt(new Uint8Array(8), KEY, value as object))).toBeInstanceOf(TypeError)
    }
  )

  test.each(wrongTypes('boolean').filter(([name]) => name !== 'undefined'))(
    'is a TypeError when a flag is %s',
    (_, value) => {
      const flag = value as boolean
      expect(thrownBy(() => encrypt(new Uint8Array(4), KEY, { lengthWord: flag }))).toBeInstanceOf(TypeError)
      expect(thrownBy(() => decrypt(new Uint8Array(8), KEY, { lengthWord: flag }))).toBeInstanceOf(TypeError)
      expect(thrownBy(() => decrypt(new Uint8Array(8), KEY, { strictPadding: flag }))).toBeInstanceOf(TypeError)
    }
  )

  test('takes undefined for an option that is not there', () => {
    const absent = { keyRule: undefined, lengthWord: undefined, strictPadding: undefined }
    expect(toHex(decrypt(encrypt(Buffer.from('abcd'), KEY, absent), KEY, absent))).toBe('61626364')
  })

  test('says what was expected and the shape of what came', () => {
    const message = (run: () => unknown): string => String(thrownBy(run))
    expect([
      message(() => encrypt('text' as unknown as Uint8Array, KEY)),
      message(() => encrypt(new Uint8Array(7), KEY, RAW)),
      message(() => encrypt(new Uint8Array(4), KEY, { keyRule: 'pad' as 'exact' })),
      message(() => encrypt(new Uint8Array(4), KEY, { lengthWord: 1 as unknown as boolean })),
      message(() => encrypt(new Uint8Array(4), 7 as unknown as string)),
      message(() => encrypt(new Uint8Array(4), 'a secret of 40 characters, or nearly so')),
      message(() => encrypt(new Uint8Array(4), '0123456789abcde\ud800')),
      message(() => decrypt(new Uint8Array(6), KEY)),
      message(() => decrypt(fromHex('7d5fba138fd68c77'), KEY)),
      message(() => decrypt(fromHex('10bb129bef3bc357'), 'abcdefghijklmnop', { strictPadding: true }))
    ]).toMatchInlineSnapshot(`
      [
        "TypeError: "data" expected Uint8Array, got string of length 4",
        "XxteaError: "data" expected a multiple of 4 bytes, at least 8, got length=7",
        "TypeError: "options.keyRule" expected 'exact' or 'pad-or-truncate', got string of length 3",
        "TypeError: "options.lengthWord" expected boolean, got number",
        "TypeError: "key" expected Uint8Array, string or key of prepareKey, got number",
        "XxteaError: "key" expected 16 bytes, got length=39; keyRule: 'pad-or-truncate' is the rule of the xxtea/* libraries",
        "XxteaError: "key" expected well-formed text, got a lone surrogate at position 15",
        "XxteaError: "data" expected a multiple of 4 bytes, at least 8, got length=6",
        "XxteaError: decryption failed: wrong key, damaged ciphertext or another variant",
        "XxteaError: decryption failed: wrong key, damaged ciphertext or another variant",
      ]
    `)
  })
})
