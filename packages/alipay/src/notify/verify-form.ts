import type { KeyObject } from 'node:crypto'
import type { SignType } from '../keys/check-rsa-key.ts'
import { rsaVerify } from '../rsa-sign.ts'
import type { FormField } from './read-form.ts'

/** Names that the text to verify may go without. */
export interface FormDialect {
  /**
   * - `never`: trade notifications and page returns leave `sign_type` out of the text.
   * - `first`: open-platform messages keep it; some do not, so the other way is tried too.
   */
  readonly signType: 'never' | 'first'
}

/** Writes the text that was signed: sorted `name=value` pairs, values as they came, joined by `&`. */
function textOf(fields: readonly FormField[]): Buffer {
  const parts: Uint8Array[] = []
  for (const { name, value } of [...fields].sort((left, right) => (left.name < right.name ? -1 : 1))) {
    parts.push(Buffer.from(`${parts.length === 0 ? '' : '&'}${name}=`, 'latin1'), value)
  }
  return Buffer.concat(parts)
}

/**
 * Verifies the signature on a form, over the bytes of its values.
 *
 * The documents disagree on two points, so both ways are tried: whether empty values are signed, and whether
 * `alipay_cert_sn` is. What was not signed is not returned.
 *
 * @param sign - The field `sign`.
 * @returns The fields that were signed; `undefined` when no way fits.
 * @see Alipay open platform, "异步通知验签" (docs/sources.md#alipay)
 */
export function verifyForm(
  fields: readonly FormField[],
  sign: string,
  keys: readonly KeyObject[],
  signType: SignType,
  dialect: FormDialect
): readonly FormField[] | undefined {
  const without = (list: readonly FormField[], name: string) => list.filter((field) => field.name !== name)
  const base = without(fields, 'sign')
  const bare = without(base, 'sign_type')
  let tries = dialect.signType === 'first' && bare.length < base.length ? [base, bare] : [bare]
  tries = tries.flatMap((list) => {
    const filled = list.filter(({ value }) => value.length > 0)
    return filled.length < list.length ? [list, filled] : [list]
  })
  tries = tries.flatMap((list) => {
    const unnamed = without(list, 'alipay_cert_sn')
    return unnamed.length < list.length ? [list, unnamed] : [list]
  })
  return tries.find((list) => {
    const text = textOf(list)
    return keys.some((key) => rsaVerify(text, sign, key, signType))
  })
}
