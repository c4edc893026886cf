import { readFileSync } from 'node:fs'

/** Reads a file of published vectors. */
export function readVector<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`../vectors/${name}.json`, import.meta.url), 'utf8')) as T
}

/** The published request: a key, the text and its signature. */
export interface SignRequestVector {
  readonly privateKeyPkcs1: string
  readonly privateKeyPkcs8Start: string
  readonly publicKeyStart: string
  readonly text: string
  readonly sign: string
}

/** A published reply: whole, or its node and signature. */
export interface ReplyVector {
  readonly publicKey: string
  readonly body: string
  readonly node: string
  readonly sign: string
}

/** A published notification, decoded and sorted as it is signed. */
export interface NotificationVector {
  readonly publicKey: string
  readonly text: string
  readonly sign: string
  readonly signType?: string
}
