import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { xxteaReference } from '../../../src/services/tianyi-h5/xxtea-reference.ts'

const bytes = (hex: string) => Buffer.from(hex, 'hex')
const letters = Buffer.from('abcdefghijklmnop')
const digits = Buffer.from('0123456789abcdef')
const rule = (length: number) => Buffer.from(Array.from({ length }, (_, index) => (7 * length + 31 * index) % 256))
const sha256 = (data: Uint8Array) => createHash('sha256').update(data).digest('hex')

/** XXTEA reference 7.1, 7.2 and 7.6: published by the xxtea libraries, PEAR and ifduyue/xxtea. */
const vectors: readonly (readonly [string, Buffer, Buffer, string])[] = [
  [
    'T1',
    Buffer.from('1234567890'),
    Buffer.from('Hello World! 你好，中国！'),
    '427701d42d2b1d0a19d5e4623cce1db19b518bda4dae9eecaaf5fbe9c157bebac81d72fa'
  ],
  [
    'T2',
    Buffer.from('1234567890'),
    Buffer.from('Hello World! 你好，中国🇨🇳！'),
    '0f8b74ad55d40e5ddb9d6744461a8998521a9df9ffeb3031018f630fa9fd3123103680fc4ce4b8ac71dc1ae1'
  ],
  [
    'T3',
    Buffer.from('1234567890'),
    Buffer.from('Hello World! \0你好，中国！'),
    'ecaf55b00fdcd9ac6e39542b44f0ff311ace804dbdf490f0775c743ded26e7c2b7e09180'
  ],
  ['T4', letters, Buffer.from('[encryption test]'), '52c166ac1fd0f332e5fb94c862270b93e98c82b8f8d63441'],
  [
    'T5',
    Buffer.from('gd2fk$2ds'),
    Buffer.from('PHP is a widely-used general-purpose scripting language'),
    'd1e739b48869282222c1d374e4cca713ea9bb63b43e39a4452c69519a2a41ca943d807b01ab8c0af264e8d02182d8db41d94dbaba63f61c09c368009'
  ],
  [
    'T6',
    Buffer.from('p'),
    Buffer.from('It is especially suited for Web development and can be embedded into HTML'),
    '8918fe2071caaf3e725cbeb0ecf9ef7e56331e80c8b5f8bb120f3e77268befdbcf6c2532470d9e5422a753b2cedb36f16338f54fea3691303e30c857f3992d8dd7660ba16e55a7e8a61bf1e10c5cf4b5'
  ],
  [
    'T7',
    bytes('b29313e596'),
    Buffer.from('PEAR is a framework and distribution system for reusable PHP components'),
    '6e678b8ac6115cac01eb148ad6fd7473f41460987f880b445fdabfa97ef893c03797f8d577ef866f8d4ddf6ec045d655ad4c4e1b6e11c38e96792f0b704a4c2f9f3991b3a097163a49b9946b'
  ],
  ['L2', letters, bytes('07'), '7d5fba138fd68c77'],
  ['L5', letters, bytes('1c3b5a79'), '9f76cebe29b42235'],
  ['L6', letters, bytes('234261809f'), '85f11337b79f8a1ef3df2120'],
  ['L9', letters, bytes('38577695b4d3f211'), '5a81417ff473ab1e0c6de5c1'],
  [
    'L17',
    letters,
    bytes('c4e30221405f7e9dbcdbfa1938577695b4d3f211304f6e8daccbea09'),
    '1be92aeb1af29bfa1951e91a2cc3a899191342a144ffda3186f2980307e8ccd6'
  ],
  ['E2', digits, bytes('00'), 'cf8986c30ddba91a'],
  ['E6', Buffer.alloc(16), bytes('00000000'), 'a34af3bb2fc897d3'],
  ['E9', Buffer.from('0123456789abcdefX'), bytes('61626364'), '4f899b071e20367b'],
  ['E13', Buffer.from('密钥'), bytes('e4bda0'), '703f7898acfa0751']
]

/** Tianyi documentation, `data.encryptedData`. */
const tianyi = {
  secret: Buffer.from('32b5362f61f26f4e0e1221a57e7ab02ea77dbc40'),
  plain:
    '{"openId":"ee01554bdc77dee74db8bf8acc3426690c2572c9694e38e8","appId":"0e0d8b62","phoneNumber":"18912345679","timestamp":1578042800057}',
  cipher:
    'A83FE5716360F141AD490C4A14349684202581439D7BCE51CC6D0550B872B7C0A7FA9C78F9B1DEB988FF73C1CBC0406FFBC9DBF0D1CAE33AF019507DF3B1479621A77DE1F16A7C3AC5D52017F184CFA99F19064E122B0CA5C88C88C1526AC7CFAE8FACDB7BA8F28F7C38424667E5E1EE589AD8A48664C56B1BD25AA448C252CF7BCAA3AA9376AB7192496C36'
}

describe('xxteaReference', () => {
  it.each(vectors)('agrees with the published vector %s in both directions', (_, key, plain, cipher) => {
    expect(xxteaReference.encrypt(plain, key).toString('hex')).toBe(cipher)
    expect(xxteaReference.decrypt(bytes(cipher), key)).toEqual(plain)
  })

  it.each([
    [63, 'd3524ca4cc2d940a3c0a4cea09391163e66fb219004230f783f4a179bfb09198'],
    [256, '95bf14361202c72c82cd6e34b6c8e3c6b02eb396c34081c0af2643cc1fd7da73'],
    [1000, 'c1fbee97891e4a9c2ca6913ec53824756fad0fb717796f80d9d8f225cfb5c5c6']
  ])('agrees with the published digest for %d bytes', (length, digest) => {
    const cipher = xxteaReference.encrypt(rule(length), letters)
    expect(sha256(cipher)).toBe(digest)
    expect(xxteaReference.decrypt(cipher, letters)).toEqual(rule(length))
  })

  it('makes the ciphertext of the Tianyi documentation, and opens it', () => {
    expect(xxteaReference.encrypt(Buffer.from(tianyi.plain), tianyi.secret).toString('hex').toUpperCase()).toBe(
      tianyi.cipher
    )
    expect(xxteaReference.decrypt(bytes(tianyi.cipher), tianyi.secret)?.toString()).toBe(tianyi.plain)
  })

  // XXTEA reference 7.7.
  it.each([
    ['7d5fba138fd68c77', digits],
    ['7c5fba138fd68c77', letters],
    ['7d5fba138fd68c', letters],
    ['7d5fba138fd68c7700', letters],
    ['61626364', letters],
    ['44bd9faa3403cdfa', letters]
  ])('refuses %s', (cipher, key) => {
    expect(xxteaReference.decrypt(bytes(cipher), key)).toBeUndefined()
  })

  it('refuses every single flipped bit of the Tianyi example', () => {
    const flipped = Array.from({ length: 1120 }, (_, bit) => {
      const cipher = bytes(tianyi.cipher)
      cipher[bit >> 3]! ^= 1 << (bit & 7)
      return cipher
    })
    expect(flipped.filter((cipher) => xxteaReference.decrypt(cipher, tianyi.secret) !== undefined)).toEqual([])
  })
})
