import { describeValue, InputError } from '@kaifang/http-core'

/** The largest amount that either platform takes: 100 000 000 yuan. */
export const MAX_FEN = 10_000_000_000

/**
 * Reads an amount of money in fen (分, 1/100 yuan).
 *
 * @param caller - Operation, for the message.
 * @param field - Field name, for the message.
 * @param value - What the caller gave.
 * @param max - Largest amount, such as the order's for a refund. @default 10000000000 (100 000 000 yuan)
 * @throws {@link InputError} for anything but an integer from 1 to `max`; a fraction hints at yuan given by mistake.
 */
export function readFen(caller: string, field: string, value: unknown, max: number = MAX_FEN): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 1 && value <= max) return value
  const yuan = typeof value === 'number' && Number.isFinite(value) && !Number.isInteger(value)
  throw new InputError({
    caller,
    field,
    rule: `an amount in fen, an integer from 1 to ${max}`,
    received: describeValue(value),
    ...(yuan ? { hint: 'Given in yuan by mistake? 1 yuan is 100 fen' } : {})
  })
}
