import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { readVector, type SignRequestVector } from './read-vector.ts'

/** The published key of a sandbox application. */
export const APP_KEY = readVector<SignRequestVector>('sign-request')
/** Its application. */
export const APP_ID = '9021000122682882'
/** The published key, parsed by Node itself. */
export const appPrivateKey = createPrivateKey({
  key: Buffer.from(APP_KEY.privateKeyPkcs1, 'base64'),
  format: 'der',
  type: 'pkcs1'
})

/** A key pair made for this run, as the key tool writes it. */
export interface Pair {
  readonly privateKey: KeyObject
  readonly publicKey: KeyObject
  readonly privatePem: string
  readonly publicPem: string
  readonly publicBare: string
}

/** Makes a key pair. */
export function makePair(modulusLength = 2048): Pair {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength })
  return {
    privateKey,
    publicKey,
    privatePem: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    publicPem: publicKey.export({ type: 'spki', format: 'pem' }) as string,
    publicBare: (publicKey.export({ type: 'spki', format: 'der' }) as Buffer).toString('base64')
  }
}

/** The platform's key of this run. */
export const alipayPair = makePair()
