import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { keyShapeOf, signatureAlgorithmOf } from '../../src/keys/key-shape.ts'
import { APP_KEY, appPrivateKey } from '../support/keys.ts'
import { openssl, withFiles } from '../support/openssl.ts'

const publicKey = createPublicKey(appPrivateKey)
const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const der = (key: KeyObject, type: 'pkcs8' | 'pkcs1' | 'spki' | 'sec1') =>
  key.export({ type, format: 'der' } as { type: 'pkcs8'; format: 'der' }) as Buffer

function certificate(...options: string[]): Buffer {
  return withFiles({}, (path) =>
    openssl([
      'req',
      '-x509',
      '-nodes',
      '-newkey',
      ...options,
      '-keyout',
      path('key'),
      '-subj',
      '/CN=test',
      '-outform',
      'DER'
    ])
  )
}

describe('keyShapeOf', () => {
  it('knows what a key is by its structure', () => {
    expect(keyShapeOf(Buffer.from(APP_KEY.privateKeyPkcs1, 'base64'))).toBe('PKCS1')
    expect(keyShapeOf(der(appPrivateKey, 'pkcs8'))).toBe('PKCS8')
    expect(keyShapeOf(der(publicKey, 'spki'))).toBe('SPKI')
    expect(keyShapeOf(der(publicKey, 'pkcs1'))).toBe('PKCS1 public')
    expect(keyShapeOf(der(curve.privateKey, 'sec1'))).toBe('SEC1')
    expect(keyShapeOf(der(curve.publicKey, 'spki'))).toBe('SPKI')
  })

  it('knows a key behind a password, and a certificate', () => {
    const locked = appPrivateKey.export({
      type: 'pkcs8',
      format: 'der',
      cipher: 'aes-256-cbc',
      passphrase: 'x'
    }) as Buffer
    expect(keyShapeOf(locked)).toBe('encrypted')
    expect(keyShapeOf(certificate('rsa:2048'))).toBe('certificate')
  })

  it.each(['', '00', '3000', '30030201ff', '30820100', '300606022a030400', '0203010203'])(
    'knows nothing of %s',
    (text) => {
      expect(keyShapeOf(Buffer.from(text, 'hex'))).toBe('unknown')
    }
  )

  it('knows nothing of a key that was cut, or that something follows', () => {
    const whole = der(appPrivateKey, 'pkcs8')
    expect(keyShapeOf(whole.subarray(0, -1))).toBe('unknown')
    expect(keyShapeOf(Buffer.concat([whole, Buffer.alloc(1)]))).toBe('unknown')
  })
})

describe('signatureAlgorithmOf', () => {
  // RFC 4055 (sha256WithRSAEncryption) and RFC 5758 (ecdsa-with-SHA256).
  it('reads the algorithm of the signature on a certificate', () => {
    expect(signatureAlgorithmOf(certificate('rsa:2048', '-sha256'))).toBe('1.2.840.113549.1.1.11')
    expect(signatureAlgorithmOf(certificate('ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-sha256'))).toBe(
      '1.2.840.10045.4.3.2'
    )
  })

  it('reads nothing from what is none', () => {
    expect(signatureAlgorithmOf(Buffer.alloc(0))).toBeUndefined()
    expect(signatureAlgorithmOf(Buffer.from('3003020101', 'hex'))).toBeUndefined()
  })
})
