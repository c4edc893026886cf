import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { signPush, verifyPush } from '../../src/notify/sign-push.ts'
import { readFixture } from '../read-fixture.ts'

type Signed = Record<'timestamp' | 'nonce' | 'signature', string>
const { token, probe, plain, secure } = readFixture<{
  readonly token: string
  readonly probe: Signed
  readonly plain: Signed
  readonly secure: Signed & { readonly msgSignature: string; readonly encrypt: string }
}>('message-push.published')

describe('signPush', () => {
  it.each([
    ['the check of the address', probe],
    ['a plain message', plain],
    ['the part of an encrypted message that covers nothing', secure]
  ])('signs %s as the document shows', (_, { timestamp, nonce, signature }) => {
    expect(signPush(token, timestamp, nonce)).toBe(signature)
  })

  it('covers the ciphertext of an encrypted message, as the document shows', () => {
    expect(signPush(token, secure.timestamp, secure.nonce, secure.encrypt)).toBe(secure.msgSignature)
  })

  it('sorts by code units: signs before digits, digits before capitals, capitals before small letters', () => {
    expect(signPush('a', 'B', '1', '+')).toBe(createHash('sha1').update('+1Ba').digest('hex'))
  })
})

describe('verifyPush', () => {
  it.each([null, '', 'x', probe.signature.toUpperCase(), probe.signature.slice(1), '0'.repeat(40)])(
    'refuses the signature %j',
    (signature) => {
      expect(verifyPush(signature, token, probe.timestamp, probe.nonce)).toBe(false)
    }
  )

  it('believes the right one', () => {
    expect(verifyPush(probe.signature, token, probe.timestamp, probe.nonce)).toBe(true)
  })
})
