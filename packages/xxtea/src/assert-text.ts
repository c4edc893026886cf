import { describeValue } from './describe-value.ts'

/**
 * Refuses anything but a string.
 *
 * @param name - Argument, for the message.
 * @param value - What the caller gave.
 * @throws {TypeError} when it is no string.
 */
export function assertText(name: string, value: unknown): asserts value is string {
  if (typeof value !== 'string') throw new TypeError(`"${name}" expected string, got ${describeValue(value)}`)
}
