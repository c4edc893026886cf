import { quotePath } from './describe-value.ts'

/**
 * Refuses numbers whose text is not what the caller meant.
 *
 * @param value - A number.
 * @param path - Name of the parameter, for the message.
 * @throws {RangeError} for `NaN` and infinities, and for integers past 2^53 - 1, which have already lost digits.
 */
export function assertNumber(value: number, path: string): void {
  if (!Number.isFinite(value)) throw new RangeError(`${quotePath(path)} expected finite number, got ${value}`)
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
    throw new RangeError(
      `${quotePath(path)} expected safe integer, got one past 2^53 - 1 that may have lost digits: pass it as string or bigint`
    )
  }
}
