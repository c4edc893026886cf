import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { hashHex, hasOneShotHash } from '../src/hash-hex.ts'
import fips180 from './vectors/fips180-sha256.json' with { type: 'json' }
import rfc1321 from './vectors/rfc1321-md5.json' with { type: 'json' }
import rfc2202 from './vectors/rfc2202-hmac-sha1.json' with { type: 'json' }
import rfc4231 from './vectors/rfc4231-hmac-sha256.json' with { type: 'json' }
import utools from './vectors/utools.json' with { type: 'json' }

describe('hashHex', () => {
  it('uses crypto.hash on every Node that is supported', () => {
    expect(hasOneShotHash).toBe(true)
  })

  it.each(rfc1321.cases)('gives MD5 of "$text"', ({ text, digest }) => {
    expect(hashHex('md5', Buffer.from(text))).toBe(digest)
  })

  it.each(fips180.cases)('gives SHA-256 of "$text"', ({ text, digest }) => {
    expect(hashHex('sha256', Buffer.from(text))).toBe(digest)
  })
})

describe('on a runtime without crypto.hash', () => {
  let withoutHash: typeof import('../src/index.ts')

  beforeEach(async () => {
    vi.resetModules()
    vi.doMock('node:crypto', async (importOriginal) => ({ ...(await importOriginal<object>()), hash: undefined }))
    expect((await import('../src/hash-hex.ts')).hasOneShotHash).toBe(false)
    withoutHash = await import('../src/index.ts')
  })

  afterEach(() => {
    vi.doUnmock('node:crypto')
    vi.resetModules()
  })

  it('gives the same MD5 and SHA-256', () => {
    for (const { text, digest } of rfc1321.cases) expect(withoutHash.digestHex('md5', text)).toBe(digest)
    for (const { text, digest } of fips180.cases) expect(withoutHash.digestHex('sha256', text)).toBe(digest)
  })

  it('gives the same HMACs', () => {
    for (const { keyHex, dataHex, digest } of rfc4231.cases) {
      const hex = withoutHash.digestHex('hmac-sha256', Buffer.from(dataHex, 'hex'), Buffer.from(keyHex, 'hex'))
      expect(hex.slice(0, digest.length)).toBe(digest)
    }
    for (const { keyHex, dataHex, digest } of rfc2202.cases) {
      expect(withoutHash.digestHex('hmac-sha1', Buffer.from(dataHex, 'hex'), Buffer.from(keyHex, 'hex'))).toBe(digest)
    }
  })

  it('gives the same signatures', () => {
    const secret = withoutHash.createSecret(utools.secret)
    for (const { params, signature } of utools.cases) expect(withoutHash.signParams(params, secret)).toBe(signature)
  })
})
