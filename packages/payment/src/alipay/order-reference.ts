import { InputError, readText } from '@kaifang/http-core'
import type { OrderReference } from '../payment-types.ts'
import type { AlipayFailures } from './alipay-failures.ts'
import { type AlipayFields, readTextOf } from './alipay-fields.ts'

/** Which order is meant, read. */
export interface ReadOrderReference {
  readonly outTradeNo: string | undefined
  readonly transactionId: string | undefined
  /** The same, as the platform takes it. */
  readonly wire: { readonly out_trade_no: string | undefined; readonly trade_no: string | undefined }
  /** The same, for the call that settles an unknown outcome. */
  readonly settleInput: Readonly<Record<string, string>>
}

/**
 * Reads a number of an order or a refund. The documented "letters, digits and underscore" is not enforced by the platform:
 * a published notification of 2019 has hyphens.
 */
export function readNumber(caller: string, field: string, value: unknown): string {
  return readText(caller, field, value, {
    maxLength: 64,
    pattern: /^[\x21-\x7e]+$/,
    patternRule: 'up to 64 letters, digits and underscores'
  })
}

/**
 * Reads which order is meant.
 *
 * @throws {@link InputError} when neither number is given, or one is wrong.
 */
export function readOrderReference(caller: string, input: Partial<OrderReference>): ReadOrderReference {
  const { outTradeNo, transactionId } = input
  if (outTradeNo === undefined && transactionId === undefined) {
    const rule = 'an order number (or "transactionId" instead)'
    throw new InputError({ caller, field: 'outTradeNo', rule, received: 'neither' })
  }
  const settleInput: Record<string, string> = {}
  if (outTradeNo !== undefined) settleInput.outTradeNo = readNumber(caller, 'outTradeNo', outTradeNo)
  if (transactionId !== undefined) settleInput.transactionId = readNumber(caller, 'transactionId', transactionId)
  return { outTradeNo, transactionId, wire: { out_trade_no: outTradeNo, trade_no: transactionId }, settleInput }
}

/**
 * Checks that a reply is about the order that was asked for: each number that it names.
 *
 * @throws {@link SignatureError} when it is about another one.
 */
export function assertSameOrder(
  { outTradeNo, transactionId }: Pick<ReadOrderReference, 'outTradeNo' | 'transactionId'>,
  data: AlipayFields,
  fail: AlipayFailures
): void {
  const pairs = [
    ['outTradeNo', outTradeNo, readTextOf(data, 'out_trade_no')],
    ['transactionId', transactionId, readTextOf(data, 'trade_no')]
  ] as const
  for (const [field, asked, told] of pairs) {
    if (asked === undefined || told === undefined || asked === told) continue
    throw fail.binding(
      `sent a signed reply about another ${field}`,
      'do not act on it; check that outTradeNo and transactionId are of one order'
    )
  }
}
