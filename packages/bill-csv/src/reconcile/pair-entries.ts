import { type Entry, readEntryLine } from './entry-line.ts'
import type { BilledEntry, ReconcileResult, RecordedEntry } from './reconcile-types.ts'

/** Turns sorted entries into results, one at a time. */
export interface EntryPairing {
  /** Takes the next entry in order; results go to `emit`. */
  take(line: string): void
  /** Ends the last group. */
  end(): void
}

/**
 * Pairs entries that come in the order of their lines: all of one number one behind the other, then by amount, bill
 * before record. However often a number occurs, at most three entries are held.
 *
 * Of one number, the first row and the first record with the same amount are `matched`. If there are none, the earliest
 * row and the earliest record differ, or one of them has no counterpart. Everything else of this number is a duplicate.
 *
 * @param emit - Takes each result.
 */
export function pairEntries(emit: (result: ReconcileResult) => void): EntryPairing {
  let last: Entry | undefined
  let isMatched = false
  // The row that a record of the same amount would match, and the earliest ones that found no partner.
  let candidate: Entry | undefined
  let heldBill: Entry | undefined
  let heldRecord: Entry | undefined

  const emitDuplicate = (entry: Entry): void =>
    emit(
      entry.side === 'bill'
        ? { outcome: 'duplicateInBill', ...numbersOf(entry), billed: billedOf(entry), recorded: undefined }
        : { outcome: 'duplicateInRecords', ...numbersOf(entry), billed: undefined, recorded: recordedOf(entry) }
    )
  /** Keeps the earlier one; the other is a duplicate. */
  const keepEarlier = (held: Entry | undefined, entry: Entry): Entry => {
    if (held === undefined) return entry
    const isEarlier = entry.position < held.position
    emitDuplicate(isEarlier ? held : entry)
    return isEarlier ? entry : held
  }
  const dropCandidate = (): void => {
    if (candidate !== undefined) heldBill = keepEarlier(heldBill, candidate)
    candidate = undefined
  }
  const end = (): void => {
    dropCandidate()
    if (isMatched) {
      if (heldBill !== undefined) emitDuplicate(heldBill)
      if (heldRecord !== undefined) emitDuplicate(heldRecord)
    } else if (heldBill !== undefined && heldRecord !== undefined) {
      emit({
        outcome: 'amountDiffers',
        ...numbersOf(heldBill),
        billed: billedOf(heldBill),
        recorded: recordedOf(heldRecord)
      })
    } else if (heldBill !== undefined) {
      emit({ outcome: 'missingInRecords', ...numbersOf(heldBill), billed: billedOf(heldBill), recorded: undefined })
    } else if (heldRecord !== undefined) {
      emit({ outcome: 'missingInBill', ...numbersOf(heldRecord), billed: undefined, recorded: recordedOf(heldRecord) })
    }
    isMatched = false
    heldBill = undefined
    heldRecord = undefined
  }

  return {
    take(line) {
      const entry = readEntryLine(line)
      if (!isSameNumber(last, entry)) end()
      last = entry
      if (isMatched) {
        emitDuplicate(entry)
      } else if (entry.side === 'record') {
        if (candidate?.amountFen !== entry.amountFen) {
          heldRecord = keepEarlier(heldRecord, entry)
          return
        }
        emit({ outcome: 'matched', ...numbersOf(entry), billed: billedOf(candidate), recorded: recordedOf(entry) })
        isMatched = true
        candidate = undefined
      } else if (candidate?.amountFen === entry.amountFen) {
        emitDuplicate(entry)
      } else {
        dropCandidate()
        candidate = entry
      }
    },
    end
  }
}

function isSameNumber(left: Entry | undefined, right: Entry): boolean {
  return left?.outTradeNo === right.outTradeNo && left.kind === right.kind && left.outRefundNo === right.outRefundNo
}

function numbersOf({
  kind,
  outTradeNo,
  outRefundNo
}: Entry): Pick<ReconcileResult, 'kind' | 'outTradeNo' | 'outRefundNo'> {
  return { kind, outTradeNo, outRefundNo: optional(outRefundNo) }
}

function billedOf({ position, amountFen, reference, refundId, time }: Entry): BilledEntry {
  return {
    position,
    amountFen,
    transactionId: optional(reference),
    refundId: optional(refundId),
    time: optional(time)
  }
}

function recordedOf({ position, amountFen, reference }: Entry): RecordedEntry {
  return { position, amountFen, reference: optional(reference) }
}

function optional(text: string): string | undefined {
  return text === '' ? undefined : text
}
