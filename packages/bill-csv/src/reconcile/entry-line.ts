/**
 * Entries as lines of text whose plain order puts together what belongs together. Sorting lines is the fastest sort that
 * the engine has, a line takes less memory than an object, and it can go to a file as it is.
 * @module
 */
import type { ReconcileKind } from './reconcile-types.ts'

/** One payment, refund or reversal of either side, as it goes through the sort. */
export interface Entry {
  /** Which side it is from. */
  readonly side: EntrySide
  readonly kind: ReconcileKind
  readonly outTradeNo: string
  /** `''`: none. */
  readonly outRefundNo: string
  /** Whole fen, not negative. */
  readonly amountFen: number
  /** Place on its side, from 1. */
  readonly position: number
  /** Bill: the platform's order number. Record: the merchant's own reference. `''`: none. */
  readonly reference: string
  /** Bill: the platform's refund number. `''`: none. */
  readonly refundId: string
  /** Bill: time as it stands there. `''`: none. */
  readonly time: string
}

/** Bill entries sort before records of the same amount. */
export type EntrySide = 'bill' | 'record'

/** As {@link writeEntryLine} puts them. */
type LineFields = [string, string, string, string, string, string, string, string, string]

const SEPARATOR = '\t'
const KINDS: readonly ReconcileKind[] = ['payment', 'refund', 'reversal']
const SPECIAL = /[\\\t\r\n]/
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\r': '\\r', '\n': '\\n' }

/**
 * Writes an entry as a line that sorts by order number, kind, refund number, amount, side and place, in this order.
 *
 * @param entry - Amount and place are whole and not negative.
 */
export function writeEntryLine(entry: Entry): string {
  return [
    escapeField(entry.outTradeNo),
    KINDS.indexOf(entry.kind),
    escapeField(entry.outRefundNo),
    sortableNumber(entry.amountFen),
    entry.side === 'bill' ? 0 : 1,
    sortableNumber(entry.position),
    escapeField(entry.reference),
    escapeField(entry.refundId),
    escapeField(entry.time)
  ].join(SEPARATOR)
}

/**
 * Reads a line of {@link writeEntryLine}.
 *
 * @param line - Exactly as written: it never left this process and its file.
 */
export function readEntryLine(line: string): Entry {
  const fields = line.split(SEPARATOR)
  // Hardly any line has something to undo, and one look at the line tells.
  const [outTradeNo, kind, outRefundNo, sortable, side, position, reference, refundId, time] = (
    line.includes('\\') ? fields.map(unescapeField) : fields
  ) as LineFields
  return {
    side: side === '0' ? 'bill' : 'record',
    kind: KINDS[Number(kind)] as ReconcileKind,
    outTradeNo,
    outRefundNo,
    amountFen: Number(sortable.slice(1)),
    position: Number(position.slice(1)),
    reference,
    refundId,
    time
  }
}

/** Digits behind a letter for their number, so that text sorts as the numbers do. */
function sortableNumber(value: number): string {
  const digits = String(value)
  return String.fromCharCode(0x60 + digits.length) + digits
}

function escapeField(text: string): string {
  return SPECIAL.test(text) ? text.replace(/[\\\t\r\n]/g, (character) => ESCAPES[character] as string) : text
}

function unescapeField(text: string): string {
  return text.replace(/\\(.)/g, (_, character: string) =>
    character === 't' ? '\t' : character === 'r' ? '\r' : character === 'n' ? '\n' : character
  )
}
