import { createHash } from 'node:crypto'
import type { StoredToken } from '@kaifang/http-core'
import { explain } from './explain-redis-failure.ts'
import type { TokenCipher } from './token-cipher.ts'

/** Tells tokens apart without showing them: SHA-256 in hex. */
export function tokenId(value: string): string {
  return createHash('sha256').update(value).digest('hex')
}

/** Writes a token as text; encrypted where there is a cipher. */
export async function encodeToken(
  { value, issuedAtMs, expiresAtMs, refreshValue }: StoredToken,
  cipher: TokenCipher | undefined
): Promise<string> {
  const text = JSON.stringify({ value, issuedAtMs, expiresAtMs, refreshValue })
  return cipher === undefined ? text : await cipher.encrypt(text)
}

/**
 * Reads a token that {@link encodeToken} wrote.
 *
 * @throws {@link RedisStoreError} `ERR_REDIS_STORE_DATA` when it is anything else, or the cipher can't open it.
 */
export async function decodeToken(body: string, cipher: TokenCipher | undefined): Promise<StoredToken> {
  try {
    const { value, issuedAtMs, expiresAtMs, refreshValue } = JSON.parse(
      cipher === undefined ? body : await cipher.decrypt(body)
    )
    const isToken = typeof value === 'string' && Number.isSafeInteger(issuedAtMs) && Number.isSafeInteger(expiresAtMs)
    if (isToken && refreshValue === undefined) return { value, issuedAtMs, expiresAtMs }
    if (isToken && typeof refreshValue === 'string') return { value, issuedAtMs, expiresAtMs, refreshValue }
  } catch {
    // What JSON.parse or a cipher says may show the token.
  }
  throw explain('ERR_REDIS_STORE_DATA', 'read')
}
