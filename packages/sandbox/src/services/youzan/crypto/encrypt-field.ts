import { createCipheriv, createHash } from 'node:crypto'

/** The text `0807060504030201` in ASCII (Youzan reference 10). */
const vector = Buffer.from('0807060504030201', 'ascii')

/** A key of encrypted fields. */
export interface FieldKey {
  readonly version: number
  /** 16 bytes in base64, as the key service gives it. */
  readonly secretKey: string
}

/** The key of an application in a shop; `kdtId` 0 is the application's own. */
export function fieldKey(seed: string, clientId: string, kdtId: number, version: number): FieldKey {
  const bytes = createHash('sha256').update(`${seed}/${clientId}/${kdtId}/${version}`).digest().subarray(0, 16)
  return { version, secretKey: bytes.toString('base64') }
}

/** Encrypts a value: `$` base64 of AES-128-CBC `$` version `$`. */
export function encryptField(text: string, { version, secretKey }: FieldKey): string {
  const cipher = createCipheriv('aes-128-cbc', Buffer.from(secretKey, 'base64'), vector)
  return `$${Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]).toString('base64')}$${version}$`
}

/** What a request for field keys signs and the signature over it. */
export interface SignedKeyRequest {
  readonly text: string
  readonly sign: string
}

/** `secret` + names and values in ASCII order + `secret`, MD5 in lower-case hex; the names are camelCase here. */
export function signKeyRequest(
  {
    clientId,
    kdtId,
    timestamp
  }: { readonly clientId: string; readonly kdtId: number | undefined; readonly timestamp: string },
  secret: string
): SignedKeyRequest {
  const text = `${secret}clientId${clientId}${kdtId === undefined ? '' : `kdtId${kdtId}`}timestamp${timestamp}${secret}`
  return { text, sign: createHash('md5').update(text, 'utf8').digest('hex') }
}
