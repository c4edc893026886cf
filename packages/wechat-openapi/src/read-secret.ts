import { InputError } from '@kaifang/http-core'
import type { ReadWeixinSettings } from './wechat-openapi-settings.ts'

/**
 * The secret of the client (小程序密钥), for the endpoints that take it.
 *
 * @throws {@link InputError} when the client was made without one.
 */
export function readSecret(operation: string, settings: ReadWeixinSettings): string {
  if (settings.secret !== undefined) return settings.secret
  throw new InputError({
    caller: `wechat-openapi.${operation}`,
    field: 'secret',
    rule: 'to be given to initWeixin, since this call sends it',
    received: 'nothing'
  })
}
