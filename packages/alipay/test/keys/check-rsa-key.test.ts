import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { checkRsaKey } from '../../src/keys/check-rsa-key.ts'
import { appPrivateKey, makePair } from '../support/keys.ts'

const check = (key: Parameters<typeof checkRsaKey>[2], signType: 'RSA2' | 'RSA') =>
  checkRsaKey('initAlipay', 'privateKey', key, signType)

describe('checkRsaKey', () => {
  it('takes a key of 2048 bits, and of 1024 for the old RSA', () => {
    const short = makePair(1024)
    expect(check(appPrivateKey, 'RSA2')).toBe(appPrivateKey)
    expect(check(short.publicKey, 'RSA')).toBe(short.publicKey)
    expect(() => check(short.publicKey, 'RSA2')).toThrow(
      '"privateKey" expected an RSA key of 2048 bits or more, got one of 1024 bits'
    )
  })

  it('refuses other algorithms', () => {
    expect(() => check(generateKeyPairSync('ed25519').privateKey, 'RSA2')).toThrow(
      'got a key of another algorithm (ed25519)'
    )
    const pss = generateKeyPairSync('rsa-pss', { modulusLength: 2048 }).privateKey
    expect(() => check(pss, 'RSA2')).toThrow('(rsa-pss)')
  })
})
