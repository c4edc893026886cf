import { createHmac } from 'node:crypto'
import { type PhpArray, sortedPhpQuery } from './php-query.ts'

/** What uTools signs: everything but `sign`, sorted by name, as PHP's `http_build_query` writes it. */
export function utoolsStringToSign(params: PhpArray): string {
  const { sign: _left, ...signed } = params
  return sortedPhpQuery(signed)
}

/** The signature of uTools (签名): HMAC-SHA256, lower-case hex. */
export function utoolsSign(params: PhpArray, secret: string): string {
  return createHmac('sha256', secret).update(utoolsStringToSign(params)).digest('hex')
}
