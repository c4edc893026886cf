import { describeValue, InputError } from '@kaifang/http-core'

/** A shop (店铺 id, kdt_id; for payment merchants mchId): digits as text, or the number. Always sent as text. */
export type GrantId = string | number | bigint

/**
 * Reads the id of a shop. The platform's guide declares text and its SDKs send both; a number that has lost digits is
 * refused.
 *
 * @throws {@link InputError} naming the field.
 */
export function readGrantId(caller: string, value: unknown): string {
  if (typeof value === 'string' && /^[\w-]{1,64}$/.test(value)) return value
  if (
    (typeof value === 'number' && Number.isSafeInteger(value) && value > 0) ||
    (typeof value === 'bigint' && value > 0n)
  )
    return String(value)
  throw new InputError({
    caller,
    field: 'grantId',
    rule: 'the id of a shop, as text or a number',
    received: describeValue(value)
  })
}
