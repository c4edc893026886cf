import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto'
import { expect, it } from 'vitest'
import { readPublicKey, signBytes, verifyBytes } from '../../../../src/services/alipay/wire/sign-bytes.ts'
import { openssl } from '../../../support/run-openssl.ts'

// Alipay reference 6 (a): a signed reply that was published together with its public key.
const alipayKey =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAk7LzhmMa2c4qQd4fqAqenfbuFoA7stPKvoS1LrZEsVnOOGUUjwoa1oU9xsSPjcOWhIerU/VAN4J95GIAXx59ipcleIyfLn2FhHXPgLJpvo+b2jJFyn/1/DbeJDh+0yDVAOf50Z7HhI0mdUhFMkXlT7BU0ZMtJf/TmISFEfhDU/w6qFd6D42L97byAkq0K6LroglSVF24GqJEa7hSeUIkZWj7RasykXrc2uVJ1+ejkXE0LyPxa2AHykMGbJLf5SiZvaNzUZgnKIR36mLOHpQ/2JCXxhXZYUWHzy0kMH54JcUEeksFWBYLGvLjV1phbcUIc3Q76tIuqApY6E222OoZZQIDAQAB'
const node = '{"code":"10000","msg":"Success","file_id":"CAxAToWB1JsAAAAAAAAAAAAADgSLAQBr"}'
const signature =
  'F+LDzpTNiavn7xVZPGuPCSSVRSmWzJGgtuji6tVELGEaqMaNj0jRKXUEr5nloZJBBmwEnddOyCjjepMmrTKTvoOqQ0Efxpr/R1iEeHTHVbb/Q8TTh6Up5gHJDkILdaWS2q1cWeQ6VT+HQY9P3WRXS7uhILHuDODIhpAyCu5KhWGt0rMCIG+Im6NODJP2oohtSCtmTFXg58HH587Z2y2bdbjzOxLvzD9IrU1imghXQ2S/Q+wMIvRk9on6cWnBLkrNvJKapA2ReNGWOwyuASvB9zDVzhMPbR+3mfRGkVDxsq5HYLjBKGskJMXHw0HuugZij6ScRuaLPODhmHwr/pJ9yw=='

it('verifies the published reply, and no other bytes', () => {
  const key = readPublicKey(alipayKey)!
  expect(verifyBytes(Buffer.from(node), signature, key, 'RSA2')).toBe(true)
  expect(verifyBytes(Buffer.from(`${node} `), signature, key, 'RSA2')).toBe(false)
  expect(verifyBytes(Buffer.from(node), signature, key, 'RSA')).toBe(false)
})

it.each(['', 'not base64!', signature.replaceAll('+', ' '), signature.slice(4)])(
  'takes no signature like %j',
  (text) => {
    expect(verifyBytes(Buffer.from(node), text, readPublicKey(alipayKey)!, 'RSA2')).toBe(false)
  }
)

it.each([
  ['RSA2', 'sha256'],
  ['RSA', 'sha1']
] as const)('signs %s as openssl does', (signType, digest) => {
  const pair = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const pem = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const ours = signBytes(Buffer.from('a=测试&b=1'), createPrivateKey(pem), signType)
  expect(ours).toBe(openssl(['dgst', `-${digest}`, '-sign', pem], 'a=测试&b=1').toString('base64'))
})

it('reads a public key from PEM and from bare Base64, and nothing else', () => {
  const pem = createPublicKey({ key: Buffer.from(alipayKey, 'base64'), format: 'der', type: 'spki' }).export({
    type: 'spki',
    format: 'pem'
  })
  expect(readPublicKey(pem.toString())?.equals(readPublicKey(alipayKey)!)).toBe(true)
  expect(readPublicKey('MIIB')).toBeUndefined()
  expect(readPublicKey('-----BEGIN PUBLIC KEY-----')).toBeUndefined()
})
