import { describeValue } from './describe-value.ts'
import type { BaseUrl } from './encode-request.ts'
import { InputError } from './errors/input-error.ts'
import { readText } from './read-input.ts'
import { refuseSandboxSecret } from './sandbox-secret.ts'

/**
 * Reads a secret of the platform: text without white space, and not one of the sandbox's unless `base` is this machine.
 *
 * @throws {@link InputError} naming the field, never the value.
 */
export function readSecret(caller: string, field: string, value: unknown, base: BaseUrl): string {
  const text = readText(caller, field, value, {
    pattern: /^\S+$/,
    patternRule: 'text without white space (a pasted line break?)'
  })
  refuseSandboxSecret(caller, field, text, base)
  return text
}

/**
 * Reads secrets that were in use before a rotation. One of the sandbox is refused here too: whoever knows its seed could
 * sign with it.
 *
 * @throws {@link InputError} naming the field and the place in the list.
 */
export function readPreviousSecrets(caller: string, field: string, value: unknown, base: BaseUrl): string[] {
  if (value === undefined) return []
  if (!Array.isArray(value)) {
    throw new InputError({ caller, field, rule: 'a list of secrets', received: describeValue(value) })
  }
  return Array.from(value, (text, index) => readSecret(caller, `${field}[${index}]`, text, base))
}
