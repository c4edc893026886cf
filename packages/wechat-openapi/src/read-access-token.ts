import { readText } from '@kaifang/http-core'

/**
 * Reads an access token (接口调用凭证) that a caller may give. Opaque text; the platform asks for room for 512 characters
 * and more.
 *
 * @throws {@link InputError} with kind and size of the value, never the value.
 */
export function readAccessToken(caller: string, value: unknown): string | undefined {
  if (value === undefined) return undefined
  return readText(caller, 'accessToken', value, {
    pattern: /^[\x21-\x7e]+$/,
    patternRule: 'text of Latin letters, digits and signs without white space'
  })
}
