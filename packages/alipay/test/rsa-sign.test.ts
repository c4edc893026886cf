import { createPublicKey } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { rsaSign, rsaSignInPool, rsaVerify } from '../src/rsa-sign.ts'
import { APP_KEY, alipayPair, appPrivateKey } from './support/keys.ts'
import { opensslSign } from './support/openssl.ts'

const appPem = appPrivateKey.export({ type: 'pkcs8', format: 'pem' }) as string
const publicKey = createPublicKey(appPrivateKey)

describe('rsaSign', () => {
  it('gives the published signature, here and on the pool', async () => {
    expect(rsaSign(APP_KEY.text, appPrivateKey, 'RSA2')).toBe(APP_KEY.sign)
    expect(await rsaSignInPool(APP_KEY.text, appPrivateKey, 'RSA2')).toBe(APP_KEY.sign)
  })

  it.each([
    ['RSA2', 'sha256'],
    ['RSA', 'sha1']
  ] as const)('gives for %s what OpenSSL gives with %s', async (signType, digest) => {
    const text = 'subject=测试 - 1+1'
    const expected = opensslSign(text, appPem, digest)
    expect(rsaSign(text, appPrivateKey, signType)).toBe(expected)
    expect(await rsaSignInPool(text, appPrivateKey, signType)).toBe(expected)
  })

  it('fails on the pool as it fails here', async () => {
    expect(() => rsaSign('x', publicKey, 'RSA2')).toThrow()
    await expect(async () => rsaSignInPool('x', publicKey, 'RSA2')).rejects.toThrow()
  })
})

describe('rsaVerify', () => {
  const bytes = Buffer.from(APP_KEY.text)

  it('knows the published signature, with its key and algorithm only', () => {
    expect(rsaVerify(bytes, APP_KEY.sign, publicKey, 'RSA2')).toBe(true)
    expect(rsaVerify(bytes, APP_KEY.sign, publicKey, 'RSA')).toBe(false)
    expect(rsaVerify(bytes, APP_KEY.sign, alipayPair.publicKey, 'RSA2')).toBe(false)
    expect(rsaVerify(bytes.subarray(1), APP_KEY.sign, publicKey, 'RSA2')).toBe(false)
  })

  it.each([
    '',
    '=',
    'AAAA',
    `${APP_KEY.sign} `,
    ` ${APP_KEY.sign}`,
    APP_KEY.sign.replace(/=+$/, ''),
    `${APP_KEY.sign.slice(0, -3)}h==`,
    `${APP_KEY.sign.slice(0, -2)}=\n`,
    `${APP_KEY.sign}AAAA`
  ])('refuses a signature in another writing (%#)', (sign) => {
    expect(rsaVerify(bytes, sign, publicKey, 'RSA2')).toBe(false)
  })
})
