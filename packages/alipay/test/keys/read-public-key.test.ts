import { createPublicKey } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { readPublicKey, spkiOf } from '../../src/keys/read-public-key.ts'
import { APP_KEY, alipayPair, appPrivateKey, makePair } from '../support/keys.ts'
import { openssl, withFiles } from '../support/openssl.ts'

const own = createPublicKey(appPrivateKey)
const read = (value: unknown) =>
  readPublicKey('initAlipay', 'alipayPublicKey', value, { privateKey: appPrivateKey, signType: 'RSA2' })

describe('readPublicKey', () => {
  it.each([
    ['bare Base64', alipayPair.publicBare],
    ['PEM', alipayPair.publicPem],
    ['PEM of PKCS#1', alipayPair.publicKey.export({ type: 'pkcs1', format: 'pem' })],
    ['DER', Buffer.from(alipayPair.publicBare, 'base64')],
    ['a KeyObject', alipayPair.publicKey]
  ])('reads %s', (_, value) => {
    expect(read(value).equals(alipayPair.publicKey)).toBe(true)
  })

  it.each([
    ['bare', spkiOf(own).toString('base64')],
    ['as PEM', own.export({ type: 'spki', format: 'pem' })],
    ['as a KeyObject', own]
  ])('refuses the application’s own public key, %s: it would verify what you sign yourself', (_, value) => {
    expect(() => read(value)).toThrow(
      "initAlipay: \"alipayPublicKey\" expected Alipay's public key (支付宝公钥), got the application's own public key (应用公钥), which belongs to privateKey. Give Alipay's, which the console shows after you upload your own"
    )
  })

  it.each([
    ['the private key', APP_KEY.privateKeyPkcs1, 'got a private key'],
    ['another private key', makePair().privatePem, 'got a private key'],
    ['a private KeyObject', appPrivateKey, 'got a KeyObject of type "private"'],
    ['Base64 of something else', Buffer.from('hello world').toString('base64'), 'got Base64 that is no key'],
    ['a short key', makePair(1024).publicPem, 'got one of 1024 bits'],
    ['an empty text', '', 'got empty text']
  ])('refuses %s, with the cause', (_, value, words) => {
    expect(() => read(value)).toThrow(words)
  })

  it('refuses a certificate, and says where it belongs', () => {
    const pem = withFiles({}, (path) =>
      openssl(['req', '-x509', '-nodes', '-newkey', 'rsa:2048', '-keyout', path('key'), '-subj', '/CN=test'])
    )
    expect(() => read(pem)).toThrow(
      'got a certificate. In certificate mode give certificates: { app, alipay, root } instead'
    )
  })
})

it('spkiOf derives the public half of a private key, as published', () => {
  expect(spkiOf(appPrivateKey).toString('base64').startsWith(APP_KEY.publicKeyStart)).toBe(true)
})
