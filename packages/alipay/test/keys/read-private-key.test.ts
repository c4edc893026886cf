import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type KeyType, readPrivateKey } from '../../src/keys/read-private-key.ts'
import { APP_KEY, appPrivateKey, makePair } from '../support/keys.ts'
import { openssl } from '../support/openssl.ts'

const pkcs8 = (appPrivateKey.export({ type: 'pkcs8', format: 'der' }) as Buffer).toString('base64')
const pem = (type: 'pkcs8' | 'pkcs1') => appPrivateKey.export({ type, format: 'pem' }) as string
const publicKey = createPublicKey(appPrivateKey)
const read = (value: unknown, keyType?: KeyType) =>
  readPrivateKey('initAlipay', 'privateKey', value, { keyType, signType: 'RSA2' })

describe('readPrivateKey', () => {
  it.each([
    ['bare PKCS#1', APP_KEY.privateKeyPkcs1],
    ['bare PKCS#8', pkcs8],
    ['PEM of PKCS#1', pem('pkcs1')],
    ['PEM of PKCS#8', pem('pkcs8')],
    ['DER', Buffer.from(pkcs8, 'base64')],
    ['a KeyObject', appPrivateKey]
  ])('reads %s without being told which it is', (_, value) => {
    expect(read(value).equals(appPrivateKey)).toBe(true)
  })

  it('reads what OpenSSL reads', () => {
    expect(openssl(['pkcs8', '-topk8', '-nocrypt', '-outform', 'DER'], pem('pkcs1')).toString('base64')).toBe(pkcs8)
    expect(pkcs8.startsWith(APP_KEY.privateKeyPkcs8Start)).toBe(true)
  })

  it('takes keyType at its word', () => {
    expect(read(pkcs8, 'PKCS8').equals(appPrivateKey)).toBe(true)
    expect(read(APP_KEY.privateKeyPkcs1, 'PKCS1').equals(appPrivateKey)).toBe(true)
    expect(() => read(APP_KEY.privateKeyPkcs1, 'PKCS8')).toThrow(
      "initAlipay: \"privateKey\" expected the application's private key (应用私钥), got a PKCS1 key where keyType says PKCS8. Set keyType: 'PKCS1', or leave it out"
    )
    expect(() => read(pkcs8, 'PKCS1')).toThrow('got a PKCS8 key where keyType says PKCS1')
  })

  it('finds a key under the wrong armour', () => {
    const wrong = pem('pkcs1').replaceAll('RSA PRIVATE KEY', 'PRIVATE KEY')
    expect(() => read(wrong)).toThrow('got a PKCS1 key inside "PRIVATE KEY". Paste it without the armour')
  })

  it.each([
    [
      'the public key',
      (publicKey.export({ type: 'spki', format: 'der' }) as Buffer).toString('base64'),
      'got a public key'
    ],
    ['the public key as PKCS#1', publicKey.export({ type: 'pkcs1', format: 'pem' }), 'got a public key'],
    ['a public KeyObject', publicKey, 'got a KeyObject of type "public"'],
    [
      'a key of elliptic curves',
      generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'sec1', format: 'pem' }),
      'got a key of elliptic curves'
    ],
    [
      'such a key as PKCS#8',
      generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }),
      'got a key of another algorithm (ec)'
    ],
    [
      'a key behind a password',
      appPrivateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' }),
      'got a private key behind a password'
    ],
    [
      'Base64 of something else',
      Buffer.from('hello world, this is no key').toString('base64'),
      'got Base64 that is no key'
    ],
    ['a key of 1024 bits', makePair(1024).privatePem, 'got one of 1024 bits'],
    ['nothing', undefined, 'got nothing']
  ])('refuses %s, with the cause', (_, value, words) => {
    expect(() => read(value)).toThrow(words)
  })

  it('refuses a key that is damaged inside', () => {
    // PrivateKeyInfo (RFC 5958) of RSA, with one byte where the key should be.
    const damaged = Buffer.from('3015020100300d06092a864886f70d0101010500040100', 'hex')
    expect(() => read(damaged.toString('base64'))).toThrow('got a key that is damaged. Paste the whole key')
  })
})
