import { isLoopback } from './base-url.ts'
import type { BaseUrl } from './encode-request.ts'
import { InputError } from './errors/input-error.ts'

/** How secrets begin that the sandbox has minted. */
const SANDBOX_MARK = 'kfsandbox'

/**
 * Refuses a secret of the sandbox against any host but this machine, before the first call fails for a reason that is
 * hard to see.
 *
 * @throws {@link InputError} naming the field.
 */
export function refuseSandboxSecret(caller: string, field: string, secret: string, base: BaseUrl): void {
  if (!secret.startsWith(SANDBOX_MARK) || isLoopback(base)) return
  throw new InputError({
    caller,
    field,
    rule: 'a secret of the platform itself',
    received: 'a secret minted by the sandbox',
    hint: "Give the platform's own secret, or the sandbox's baseUrl"
  })
}
