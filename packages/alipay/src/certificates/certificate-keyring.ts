import { X509Certificate } from 'node:crypto'
import { type Clock, ServiceError } from '@kaifang/http-core'
import type { KeyLookup, Keyring } from '../keyring.ts'
import type { SignType } from '../keys/check-rsa-key.ts'
import { readKeyTexts } from '../keys/key-text.ts'
import { type AlipayCertificate, type CertificateSet, createAlipayCertificate } from './certificate-set.ts'
import { verifyChain } from './verify-chain.ts'

const SERIAL = /^[0-9a-f]{32}$/
/** How long a number that could not be had is not asked for again. */
const FAILURE_MS = 60_000
/** Numbers asked for within that time: a message that is forged can name any. */
const MAX_FETCHES = 10

/** What the keyring works with. */
export interface CertificateKeyringOptions {
  readonly set: CertificateSet
  readonly signType: SignType
  readonly clock: Clock
  /** Downloads the certificate of a number: a file of PEM blocks, of which nothing is believed. */
  readonly download: (serial: string) => Promise<Buffer>
}

/**
 * Makes the keyring of certificate mode. A number that is not loaded means that Alipay has exchanged its certificate: the
 * new one is downloaded once, and believed when its chain leads to one of the roots, it is of the same holder as the
 * loaded one, and its number is the one that was asked for.
 */
export function createCertificateKeyring(options: CertificateKeyringOptions): Keyring {
  const { set, signType, clock, download } = options
  const known = new Map<string, AlipayCertificate>(set.alipay.map((entry) => [entry.serial, entry]))
  const fetching = new Map<string, Promise<KeyLookup>>()
  const failed = new Map<string, { readonly problem: string; readonly atMs: number }>()

  const fetchNew = async (serial: string): Promise<KeyLookup> => {
    const fail = (reason: string): KeyLookup => {
      failed.set(serial, { problem: reason, atMs: clock.now() })
      return { problem: reason }
    }
    try {
      const checked = checkDownload(await download(serial), serial, options, clock.now())
      if (typeof checked === 'string') return fail(checked)
      known.set(serial, createAlipayCertificate('alipay', 'certificate', checked, signType))
      return { keys: [checked.publicKey] }
    } catch (error) {
      return fail(
        ServiceError.isInstance(error) ? `its download failed (${error.code})` : 'its download is no certificate'
      )
    } finally {
      fetching.delete(serial)
    }
  }

  return {
    find(serial) {
      if (serial === undefined) return { keys: [...known.values()].map(({ key }) => key) }
      const entry = known.get(serial)
      if (entry !== undefined) return { keys: [entry.key] }
      if (!SERIAL.test(serial)) return { problem: 'its number is not 32 hex digits' }
      const running = fetching.get(serial)
      if (running !== undefined) return running
      const now = clock.now()
      for (const [old, { atMs }] of failed) if (Math.abs(now - atMs) >= FAILURE_MS) failed.delete(old)
      const before = failed.get(serial)
      if (before !== undefined) return { problem: before.problem }
      if (failed.size + fetching.size >= MAX_FETCHES)
        return { problem: 'too many unknown numbers came within a minute' }
      const started = fetchNew(serial)
      fetching.set(serial, started)
      return started
    }
  }
}

/** The certificate in a download, or what is wrong with it. */
function checkDownload(
  file: Buffer,
  serial: string,
  { set, signType }: CertificateKeyringOptions,
  nowMs: number
): X509Certificate | string {
  const [leaf, ...between] = readKeyTexts('alipay', 'certificate', file).map(({ der }) => new X509Certificate(der))
  if (leaf === undefined) return 'its download is no certificate'
  const entry = createAlipayCertificate('alipay', 'certificate', leaf, signType)
  if (entry.serial !== serial) return 'another certificate was downloaded'
  // Merchants' certificates lead to the same roots: only the holder's name tells Alipay's own.
  if (!set.alipay.some(({ certificate }) => certificate.subject === leaf.subject)) {
    return 'the certificate that was downloaded is of another holder'
  }
  if (!verifyChain(leaf, [...between, ...set.between], set.roots, nowMs)) {
    return 'the certificate that was downloaded does not lead to a root, or its days are over'
  }
  return leaf
}
