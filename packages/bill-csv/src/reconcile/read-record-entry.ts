import { describeValue } from '../describe-value.ts'
import type { Entry } from './entry-line.ts'
import type { ReconcileKind } from './reconcile-types.ts'

const LONE_SURROGATE = /\p{Surrogate}/u
const KINDS: readonly unknown[] = ['payment', 'refund', 'reversal']

/**
 * Reads and checks one line of the merchant's own books.
 *
 * @param record - What the caller's list or stream gave.
 * @param position - Its place, from 1.
 * @throws {TypeError} naming place and field when something has the wrong type or is missing.
 * @throws {RangeError} naming place and field when a number is empty or an amount is no whole fen.
 */
export function readRecordEntry(record: unknown, position: number): Entry {
  const place = `records[${position - 1}]`
  if (typeof record !== 'object' || record === null) {
    throw new TypeError(`"${place}" expected a record as object, got ${describeValue(record)}`)
  }
  const { kind, outTradeNo, outRefundNo, totalFee, refundFee, reference } = record as Readonly<Record<string, unknown>>
  const known = readKind(kind, outRefundNo, place)
  return {
    side: 'record',
    kind: known,
    outTradeNo: readNumber(outTradeNo, `${place}.outTradeNo`),
    outRefundNo: known === 'refund' ? readNumber(outRefundNo, `${place}.outRefundNo`) : '',
    amountFen: known === 'payment' ? readFen(totalFee, `${place}.totalFee`) : readFen(refundFee, `${place}.refundFee`),
    position,
    reference: reference === undefined ? '' : readText(reference, `${place}.reference`),
    refundId: '',
    time: ''
  }
}

function readKind(kind: unknown, outRefundNo: unknown, place: string): ReconcileKind {
  const known = kind ?? (outRefundNo === undefined ? 'payment' : 'refund')
  if (KINDS.includes(known)) return known as ReconcileKind
  throw new TypeError(`"${place}.kind" expected payment, refund or reversal`)
}

function readText(value: unknown, field: string): string {
  if (typeof value !== 'string') throw new TypeError(`"${field}" expected text, got ${describeValue(value)}`)
  if (LONE_SURROGATE.test(value)) throw new TypeError(`"${field}" expected well-formed text, got a lone surrogate`)
  return value
}

function readNumber(value: unknown, field: string): string {
  const text = readText(value, field)
  if (text === '') throw new RangeError(`"${field}" expected a number as text, got empty text`)
  return text
}

function readFen(value: unknown, field: string): number {
  if (typeof value !== 'number')
    throw new TypeError(`"${field}" expected whole fen as number, got ${describeValue(value)}`)
  // `+ 0` makes negative zero zero.
  if (Number.isSafeInteger(value) && value >= 0) return value + 0
  const hint = Number.isInteger(value) || !Number.isFinite(value) ? '' : ' (yuan? multiply as text, not as a number)'
  throw new RangeError(`"${field}" expected whole fen from 0 to 9007199254740991, got ${value}${hint}`)
}
