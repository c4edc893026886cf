import { inspect } from 'node:util'

/** Everything that a program could print of a value: its text, stack, JSON and whole inspection. */
export function textsOf(value: unknown): string {
  const stack = value instanceof Error ? value.stack : ''
  const whole = inspect(value, { depth: Number.POSITIVE_INFINITY, showHidden: true, getters: true })
  return [String(value), stack, JSON.stringify(value), whole].join('\n')
}
