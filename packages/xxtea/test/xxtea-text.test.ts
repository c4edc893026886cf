import { describe, expect, test } from 'vitest'
import { decrypt, encrypt } from '../src/xxtea.ts'
import { XxteaError } from '../src/xxtea-error.ts'
import { prepareKey } from '../src/xxtea-key.ts'
import { decryptText, encryptText } from '../src/xxtea-text.ts'
import { fromHex, toHex } from './hex-bytes.ts'
import { thrownBy } from './thrown-by.ts'
import edgeCases from './vectors/edge-cases.json' with { type: 'json' }
import lengthWordText from './vectors/length-word-text.json' with { type: 'json' }
import { wrongTypes } from './wrong-types.ts'

const KEY = '0123456789abcdef'
const LENIENT = { keyRule: 'pad-or-truncate' } as const

describe('encryptText and decryptText', () => {
  test.each(lengthWordText.vectors)('fit $id in hex', (vector) => {
    const key = vector.key ?? fromHex(vector.keyHex!)
    expect(encryptText(vector.text, key, LENIENT)).toBe(vector.ciphertextHex)
    expect(decryptText(vector.ciphertextHex, key, LENIENT)).toBe(vector.text)
  })

  test.each(lengthWordText.vectors.filter(({ ciphertextBase64 }) => ciphertextBase64))(
    'fit $id in base64',
    (vector) => {
      const options = { ...LENIENT, encoding: 'base64' } as const
      expect(encryptText(vector.text, vector.key!, options)).toBe(vector.ciphertextBase64)
      expect(decryptText(vector.ciphertextBase64!, vector.key!, options)).toBe(vector.text)
    }
  )

  // E13, E14
  test.each(edgeCases.vectors.filter(({ id }) => id === 'E13' || id === 'E14'))('fit $id, $case', (vector) => {
    const text = Buffer.from(vector.plaintextHex, 'hex').toString()
    expect(encryptText(text, Buffer.from(vector.keyHex, 'hex').toString(), LENIENT)).toBe(vector.ciphertextHex)
    expect(decryptText(vector.ciphertextHex, prepareKey(fromHex(vector.keyHex), LENIENT))).toBe(text)
  })

  test('keep a byte order mark and U+0000', () => {
    const text = '\ufeffa\u0000'
    expect(toHex(decrypt(fromHex(encryptText(text, KEY)), KEY))).toBe('efbbbf6100')
    expect(decryptText(encryptText(text, KEY), KEY)).toBe(text)
  })

  test('keep an empty text empty, and refuse an empty ciphertext', () => {
    expect(encryptText('', KEY)).toBe('')
    expect(encryptText('', KEY, { encoding: 'base64' })).toBe('')
    expect(thrownBy(() => decryptText('', KEY))).toMatchObject({ code: 'ERR_XXTEA_CIPHERTEXT_LENGTH' })
  })

  test('take the raw variant and strict padding', () => {
    expect(encryptText('abcdefgh', KEY, { lengthWord: false })).toBe('63126938effe4cc3')
    expect(decryptText('63126938effe4cc3', KEY, { lengthWord: false })).toBe('abcdefgh')
    const { keyHex, ciphertextHex } = edgeCases.nonZeroPadding
    expect(decryptText(ciphertextHex, fromHex(keyHex))).toBe('\u0007')
    expect(thrownBy(() => decryptText(ciphertextHex, fromHex(keyHex), { strictPadding: true }))).toMatchObject({
      code: 'ERR_XXTEA_INTEGRITY'
    })
  })
})

// Tianyi cloud drive, h5.authorizeUserInfo (T8)
describe('the example of the Tianyi documentation', () => {
  const { key, text, ciphertextHex } = lengthWordText.vectors.find(({ id }) => id === 'T8') as {
    key: string
    text: string
    ciphertextHex: string
  }
  const encryptedData = ciphertextHex.toUpperCase()

  test('is decrypted from hex of either case', () => {
    expect(JSON.parse(decryptText(encryptedData, key, LENIENT))).toMatchObject({ appId: '0e0d8b62' })
    expect(decryptText(ciphertextHex, key, LENIENT)).toBe(text)
  })

  test('is what its plaintext encrypts to in upper-case hex', () => {
    expect(encryptText(text, key, { ...LENIENT, letterCase: 'upper' })).toBe(encryptedData)
  })

  test('depends on the first 16 characters of the secret alone', () => {
    expect(decryptText(encryptedData, key.slice(0, 16))).toBe(text)
    expect(decryptText(encryptedData, `${key.slice(0, 16)}${'x'.repeat(24)}`, LENIENT)).toBe(text)
  })

  test.each([
    ['its secret has another first character', `4${key.slice(1)}`],
    ['its secret is decoded from hex', Uint8Array.from(Buffer.from(key, 'hex'))]
  ])('is refused when %s', (_, wrongKey) => {
    expect(thrownBy(() => decryptText(encryptedData, wrongKey, LENIENT))).toMatchObject({ code: 'ERR_XXTEA_INTEGRITY' })
  })

  test('is refused when taken for base64', () => {
    expect(thrownBy(() => decryptText(encryptedData, key, { ...LENIENT, encoding: 'base64' }))).toSatisfy(
      XxteaError.isInstance
    )
  })

  test.each([4, 8, 12])('is refused when %d bytes are cut off', (bytes) => {
    const cut = encryptedData.slice(0, -2 * bytes)
    expect(thrownBy(() => decryptText(cut, key, LENIENT))).toMatchObject({ code: 'ERR_XXTEA_INTEGRITY' })
  })

  test('is refused with any one of its 1120 bits flipped', () => {
    const prepared = prepareKey(key, LENIENT)
    const ciphertext = fromHex(ciphertextHex)
    let refused = 0
    for (let bit = 0; bit < ciphertext.length * 8; bit++) {
      const damaged = ciphertext.slice()
      damaged[bit >>> 3]! ^= 1 << (bit & 7)
      const error = thrownBy(() => decryptText(toHex(damaged), prepared))
      if (XxteaError.isInstance(error) && error.code === 'ERR_XXTEA_INTEGRITY') refused++
    }
    expect(refused).toBe(1120)
  })
})

describe('what has no text', () => {
  test.each(['a\ud800', '\udc00', '\ude00\ud83d'])('is refused: %j has a lone surrogate', (text) => {
    expect(thrownBy(() => encryptText(text, KEY))).toMatchObject({
      code: 'ERR_XXTEA_ENCODING',
      position: text.search(/\p{Surrogate}/u)
    })
  })

  test.each(['ff', 'c080', 'eda080', 'e4bd', 'f09f98'])(
    'is refused: decryption comes to %s, which is not UTF-8',
    (hex) => {
      const ciphertext = toHex(encrypt(fromHex(hex), KEY))
      expect(thrownBy(() => decryptText(ciphertext, KEY))).toMatchObject({ code: 'ERR_XXTEA_PLAINTEXT_NOT_UTF8' })
    }
  )

  test.each([
    ['hex', '5b218b7473eeecb'],
    ['hex', '5b218b7473eeecbg'],
    ['hex', ' 5b218b7473eeecb6'],
    ['base64', 'WyGLdHPu7LY'],
    ['base64', 'WyGLdHPu7L_='],
    ['base64', 'WyGLdHPu7LZ=']
  ] as const)('is refused: %s that is not well-formed, %s', (encoding, ciphertext) => {
    const error = thrownBy(() => decryptText(ciphertext, KEY, { encoding }))
    expect(error).toMatchObject({ code: 'ERR_XXTEA_ENCODING', position: expect.any(Number) })
  })
})

describe('misuse of encryptText and decryptText', () => {
  test.each(wrongTypes('string'))('is a TypeError when the text is %s', (_, value) => {
    expect(thrownBy(() => encryptText(value as string, KEY))).toBeInstanceOf(TypeError)
    expect(thrownBy(() => decryptText(value as string, KEY))).toBeInstanceOf(TypeError)
  })

  test.each(wrongTypes('key'))('is a TypeError when the key is %s', (_, value) => {
    expect(thrownBy(() => encryptText('text', value as string))).toBeInstanceOf(TypeError)
    expect(thrownBy(() => decryptText('5b218b7473eeecb6', value as string))).toBeInstanceOf(TypeError)
  })

  test.each(wrongTypes('object').filter(([name]) => name !== 'undefined'))(
    'is a TypeError when options are %s',
    (_, value) => {
      expect(thrownBy(() => encryptText('text', KEY, value as object))).toBeInstanceOf(TypeError)
      expect(thrownBy(() => decryptText('5b218b7473eeecb6', KEY, value as object))).toBeInstanceOf(TypeError)
    }
  )

  test('says what was expected and the shape of what came', () => {
    const messages = [
      thrownBy(() => encryptText('a\ud800', KEY)),
      thrownBy(() => encryptText('text', KEY, { encoding: 'utf8' as 'hex' })),
      thrownBy(() => encryptText('text', KEY, { letterCase: 'Upper' as 'upper' })),
      thrownBy(() => decryptText(new Uint8Array(8) as unknown as string, KEY)),
      thrownBy(() => decryptText('5b218b7473eeecb', KEY)),
      thrownBy(() => decryptText('5b218b7473eeecbg', KEY)),
      thrownBy(() => decryptText('WyGLdHPu7LY', KEY, { encoding: 'base64' })),
      thrownBy(() => decryptText('5b218b', KEY)),
      thrownBy(() => decryptText(toHex(encrypt(Uint8Array.of(0xff), KEY)), KEY))
    ].map(String)
    expect(messages).toMatchInlineSnapshot(`
      [
        "XxteaError: "text" expected well-formed text, got a lone surrogate at position 1",
        "TypeError: "options.encoding" expected 'hex' or 'base64', got string of length 4",
        "TypeError: "options.letterCase" expected 'lower' or 'upper', got string of length 5",
        "TypeError: "ciphertext" expected string, got Uint8Array",
        "XxteaError: "ciphertext" expected hex with two digits a byte, got odd length=15",
        "XxteaError: "ciphertext" expected hex, got a foreign character at position 15",
        "XxteaError: "ciphertext" expected base64, got an incomplete group of 4 at position 11",
        "XxteaError: "data" expected a multiple of 4 bytes, at least 8, got length=3",
        "XxteaError: decryption came to bytes that are not UTF-8; decrypt returns bytes",
      ]
    `)
  })
})
