import { describeValue } from './describe-value.ts'
import { InputError } from './errors/input-error.ts'
import { readInput, readInteger } from './read-input.ts'

/**
 * Checks what the user of a notification handler gave, when the handler is made and not when the first message comes.
 *
 * @param caller - Operation, for the message.
 * @param options - What the user gave.
 * @param works - Names of the fields that hold the user's work; all must be functions.
 * @param optionalWorks - Names of such fields that may be left out.
 * @throws {@link InputError} naming the option.
 */
export function readNotifyOptions(
  caller: string,
  options: object,
  works: readonly string[] = ['handle'],
  optionalWorks: readonly string[] = []
): void {
  const known = [...works, ...optionalWorks, 'onceStore', 'onError', 'leaseMs', 'keepMs']
  const given = readInput(caller, options as Record<string, unknown>, known)
  for (const field of [...works, 'onError', ...optionalWorks.filter((name) => given[name] !== undefined)]) {
    const value = given[field]
    if (typeof value === 'function') continue
    throw new InputError({ caller, field, rule: 'a function', received: describeValue(value) })
  }
  const onceStore = given.onceStore as Record<string, unknown> | null | undefined
  for (const name of ['begin', 'complete', 'abandon']) {
    if (typeof onceStore?.[name] === 'function') continue
    const rule = 'an OnceStore, such as createMemoryOnceStore()'
    throw new InputError({ caller, field: 'onceStore', rule, received: describeValue(onceStore) })
  }
  for (const field of ['leaseMs', 'keepMs']) {
    if (given[field] !== undefined) readInteger(caller, field, given[field], { min: 1 })
  }
}
