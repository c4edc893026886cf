import { describeValue, InputError } from '@kaifang/http-core'

/**
 * Encrypts what is stored, with a key of yours. `decrypt` must also open what an earlier key has closed, as long as such
 * tokens may be stored.
 */
export interface TokenCipher {
  /** Closes a text. */
  encrypt(text: string): string | Promise<string>
  /** Opens what {@link TokenCipher.encrypt} has closed; throws where it can't. */
  decrypt(text: string): string | Promise<string>
}

/**
 * Reads the cipher of the settings.
 *
 * @throws {@link InputError} when it has not both methods.
 */
export function readCipher(caller: string, cipher: unknown): TokenCipher | undefined {
  if (cipher === undefined) return undefined
  const { encrypt, decrypt } = Object(cipher) as Partial<TokenCipher>
  if (typeof encrypt === 'function' && typeof decrypt === 'function') return cipher as TokenCipher
  throw new InputError({
    caller,
    field: 'cipher',
    rule: 'an object with encrypt and decrypt',
    received: describeValue(cipher)
  })
}
