import { describe, expect, it } from 'vitest'
import { verifyChain } from '../../src/certificates/verify-chain.ts'
import { certificateFiles, mint, parsePem } from '../support/certificates.ts'
import { makePair } from '../support/keys.ts'

const files = certificateFiles()
const root = parsePem(files.root.pem)
const between = parsePem(files.between.pem)
const leaf = parsePem(files.alipayLeaf.pem)
// A minute on: certificates made meanwhile are good from their own second.
const now = Date.now() + 60_000
const DAY = 86_400_000

describe('verifyChain', () => {
  it('leads from a certificate over another to a root', () => {
    expect(verifyChain(leaf, [between], [root], now)).toBe(true)
    expect(verifyChain(between, [], [root], now)).toBe(true)
  })

  it('does not lead anywhere without the one between, or with another root', () => {
    const other = parsePem(mint({ subject: '/CN=other', privatePem: makePair().privatePem, isAuthority: true }).pem)
    expect(verifyChain(leaf, [], [root], now)).toBe(false)
    expect(verifyChain(leaf, [between], [other], now)).toBe(false)
    expect(verifyChain(leaf, [between], [], now)).toBe(false)
  })

  it('is not fooled by a root of the same name', () => {
    const subject = `/${root.subject.replaceAll('\n', '/')}`
    const forged = mint({ subject, privatePem: makePair().privatePem, isAuthority: true })
    expect(verifyChain(leaf, [between], [parsePem(forged.pem)], now)).toBe(false)
    const mine = mint({ subject: '/CN=mine', privatePem: makePair().privatePem, issuer: forged })
    expect(verifyChain(parsePem(mine.pem), [parsePem(forged.pem)], [root], now)).toBe(false)
  })

  it('does not let a certificate sign that is no authority', () => {
    const mine = mint({ subject: '/CN=mine', privatePem: makePair().privatePem, issuer: files.alipayLeaf })
    expect(verifyChain(parsePem(mine.pem), [leaf, between], [root], now)).toBe(false)
    const weak = mint({ subject: '/CN=weak', privatePem: makePair().privatePem })
    const under = mint({ subject: '/CN=under', privatePem: makePair().privatePem, issuer: weak })
    expect(verifyChain(parsePem(under.pem), [], [parsePem(weak.pem)], now)).toBe(false)
  })

  it('is good only within the days of each', () => {
    expect(verifyChain(leaf, [between], [root], now - 2 * DAY)).toBe(false)
    expect(verifyChain(leaf, [between], [root], now + 4000 * DAY)).toBe(false)
    const short = mint({ subject: '/CN=short', privatePem: makePair().privatePem, issuer: files.between, days: 1 })
    expect(verifyChain(parsePem(short.pem), [between], [root], now)).toBe(true)
    expect(verifyChain(parsePem(short.pem), [between], [root], now + 2 * DAY)).toBe(false)
  })

  it('ends where certificates sign each other in a ring', () => {
    const one = mint({ subject: '/CN=one', privatePem: makePair().privatePem, isAuthority: true })
    const two = mint({ subject: '/CN=two', privatePem: makePair().privatePem, isAuthority: true, issuer: one })
    const back = mint({ subject: '/CN=one', privatePem: one.privatePem, isAuthority: true, issuer: two })
    expect(verifyChain(parsePem(back.pem), [parsePem(two.pem), parsePem(back.pem)], [root], now)).toBe(false)
  })
})
