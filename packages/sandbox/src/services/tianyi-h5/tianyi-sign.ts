import { createHmac } from 'node:crypto'

/**
 * What is signed: the parameters with id and timestamp, sorted by name in plain ASCII order, joined as `name=value` by `&`.
 * Values are not escaped: every value seen is hex or digits, so the documents do not say (tianyi-h5-settings.ts).
 */
export function tianyiStringToSign(params: Readonly<Record<string, string>>): string {
  return Object.keys(params)
    .sort()
    .map((name) => `${name}=${params[name]}`)
    .join('&')
}

/** HMAC-SHA1 with all 40 characters of the secret, upper-case hex. */
export function tianyiSign(stringToSign: string, appSecret: string): string {
  return createHmac('sha1', appSecret).update(stringToSign).digest('hex').toUpperCase()
}
