import { NetworkError } from '@kaifang/http-core'
import { createFixedClock } from '@kaifang/http-core/testing'
import { describe, expect, it } from 'vitest'
import { certificateSerial } from '../../src/certificate-serial.ts'
import { createCertificateKeyring } from '../../src/certificates/certificate-keyring.ts'
import { readCertificateSet } from '../../src/certificates/certificate-set.ts'
import type { KeyLookup } from '../../src/keyring.ts'
import { ALIPAY_SUBJECT, certificateFiles, type MintOptions, mint, parsePem } from '../support/certificates.ts'
import { APP_ID, alipayPair, appPrivateKey, makePair } from '../support/keys.ts'

const files = certificateFiles()
const set = readCertificateSet(
  'initAlipay',
  { app: files.app, alipay: files.alipay, root: files.rootFile },
  { appId: APP_ID, privateKey: appPrivateKey, signType: 'RSA2' }
)
const LOADED = '7513daaaa48aa3ba2e4018d84402479c'
const nextPair = makePair()

/** The certificate that Alipay exchanges for, or something like it. */
function next(more: Partial<MintOptions> = {}) {
  const minted = mint({
    subject: ALIPAY_SUBJECT,
    serial: '77',
    privatePem: nextPair.privatePem,
    issuer: files.between,
    ...more
  })
  return { pem: minted.pem, serial: certificateSerial(parsePem(minted.pem)) }
}

function start(download: (serial: string) => Promise<Buffer>) {
  const clock = createFixedClock(Date.now())
  const asked: string[] = []
  const keyring = createCertificateKeyring({
    set,
    signType: 'RSA2',
    clock,
    download: async (serial) => {
      asked.push(serial)
      return download(serial)
    }
  })
  return { clock, asked, keyring }
}

const problemOf = async (lookup: KeyLookup | Promise<KeyLookup>) => {
  const found = await lookup
  return 'problem' in found ? found.problem : undefined
}

describe('createCertificateKeyring', () => {
  it('gives the key of a loaded certificate, and all where none is named, without asking anybody', async () => {
    const { keyring, asked } = start(async () => Buffer.alloc(0))
    for (const serial of [LOADED, undefined]) {
      const found = await keyring.find(serial)
      expect('keys' in found && found.keys[0]?.equals(alipayPair.publicKey)).toBe(true)
    }
    expect(asked).toEqual([])
  })

  it('downloads a new one once, for all that ask at a time, and keeps it', async () => {
    const { pem, serial } = next()
    const { keyring, asked } = start(async () => Buffer.from(pem))
    const found = await Promise.all([keyring.find(serial), keyring.find(serial), keyring.find(serial)])
    for (const lookup of [...found, await keyring.find(serial)]) {
      expect('keys' in lookup && lookup.keys.every((key) => key.equals(nextPair.publicKey))).toBe(true)
    }
    expect(asked).toEqual([serial])
    // The old one is good as long as the platform names it.
    expect(await problemOf(keyring.find(LOADED))).toBeUndefined()
  })

  it('finds what is between in the download, where the loaded file has it not', async () => {
    const again = mint({
      subject: '/C=CN/O=Ant Financial/OU=Certification Authority/CN=Another Class',
      serial: '12',
      privatePem: makePair().privatePem,
      issuer: files.root,
      isAuthority: true
    })
    const { pem, serial } = next({ issuer: again, serial: '78' })
    expect(await problemOf(start(async () => Buffer.from(pem + again.pem)).keyring.find(serial))).toBeUndefined()
    expect(await problemOf(start(async () => Buffer.from(pem)).keyring.find(serial))).toContain(
      'does not lead to a root'
    )
  })

  it.each([
    [
      'of another holder, though it leads to the same root, as merchants’ do',
      { subject: '/CN=2088000000000000-2021000000000000' },
      'is of another holder'
    ],
    ['that it has signed itself', { issuer: undefined }, 'does not lead to a root'],
    ['whose days are over', { days: -1 }, 'or its days are over'],
    ['with a short key', { privatePem: makePair(1024).privatePem }, 'its download is no certificate']
  ])('refuses one %s', async (_, more, words) => {
    const { issuer, ...rest } = { issuer: files.between, ...more } as Partial<MintOptions>
    const minted = mint({
      subject: ALIPAY_SUBJECT,
      serial: '77',
      privatePem: nextPair.privatePem,
      ...rest,
      ...(issuer === undefined ? {} : { issuer })
    })
    const serial = certificateSerial(parsePem(minted.pem))
    expect(await problemOf(start(async () => Buffer.from(minted.pem)).keyring.find(serial))).toContain(words)
  })

  it('refuses another one than was asked for', async () => {
    const { pem } = next()
    expect(await problemOf(start(async () => Buffer.from(pem)).keyring.find('0'.repeat(32)))).toBe(
      'another certificate was downloaded'
    )
  })

  it.each([
    ['nothing', async () => Buffer.alloc(0), 'its download is no certificate'],
    ['a key', async () => Buffer.from(alipayPair.publicPem), 'its download is no certificate'],
    [
      'an error',
      async () => {
        throw new NetworkError({
          service: 'alipay',
          operation: 'downloadCertificate',
          shortMessage: 'x',
          retryable: true,
          outcome: 'rejected'
        })
      },
      'its download failed (ERR_HTTP_NETWORK)'
    ]
  ] as [string, () => Promise<Buffer>, string][])('says so when %s comes', async (_, download, words) => {
    expect(await problemOf(start(download).keyring.find('0'.repeat(32)))).toBe(words)
  })

  it('does not ask again for a minute, and never for what is no number', async () => {
    const { keyring, asked, clock } = start(async () => Buffer.alloc(0))
    const serial = 'a'.repeat(32)
    for (let index = 0; index < 3; index++)
      expect(await problemOf(keyring.find(serial))).toBe('its download is no certificate')
    expect(asked).toHaveLength(1)
    await clock.advance(60_000)
    await keyring.find(serial)
    expect(asked).toHaveLength(2)
    expect(await problemOf(keyring.find('x'))).toBe('its number is not 32 hex digits')
    expect(asked).toHaveLength(2)
  })

  it('asks for ten at most a minute: a forged message can name any', async () => {
    const { keyring, asked } = start(async () => Buffer.alloc(0))
    const lookups = Array.from({ length: 30 }, (_, index) =>
      problemOf(keyring.find(index.toString(16).padStart(32, '0')))
    )
    const problems = await Promise.all(lookups)
    expect(asked).toHaveLength(10)
    expect(problems.filter((problem) => problem?.startsWith('too many'))).toHaveLength(20)
  })
})
