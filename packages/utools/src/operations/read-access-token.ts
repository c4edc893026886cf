import { readText } from '@kaifang/http-core'

/**
 * Reads a user's token (用户登录凭证): exactly 32 characters, as the platform's own complaint says. A blank among them
 * came with copy and paste; a framework in front of the platform may trim it, and then the signature would not match.
 *
 * @param caller - Operation, for the message.
 * @param value - What the caller gave.
 * @throws {@link InputError} with kind and size of the value, never the value.
 */
export function readAccessToken(caller: string, value: unknown): string {
  return readText(caller, 'accessToken', value, {
    minLength: 32,
    maxLength: 32,
    pattern: /^\S+$/,
    patternRule: '32 characters without white space'
  })
}
