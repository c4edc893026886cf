import { InputError } from '@kaifang/http-core'
import type { ReadAlipaySettings } from '../alipay-settings.ts'

/**
 * Refuses to work without Alipay's key: what can't be verified must not report or move money.
 *
 * @throws {@link InputError} saying which setting is missing.
 */
export function requireKey(caller: string, settings: ReadAlipaySettings): void {
  if (settings.verifies) return
  throw new InputError({
    caller,
    field: 'alipayPublicKey',
    rule: "Alipay's public key (支付宝公钥), or certificates, in the settings",
    received: 'neither',
    hint: 'Only auth works without it: nothing else may be believed unverified'
  })
}
