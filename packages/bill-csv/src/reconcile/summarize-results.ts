import { BillError } from '../bill-error.ts'
import type { ReconcileKind, ReconcileOutcome, ReconcileResult, ReconcileSummary } from './reconcile-types.ts'

/** A count that is still growing. */
interface RunningCount {
  count: number
  billedFen: number
  recordedFen: number
}

type RunningCounts = Record<ReconcileKind, Record<ReconcileOutcome, RunningCount>>

/** Counts results as they come. */
export interface ResultCounter {
  /** @throws {BillError} `ERR_BILL_CSV_AMOUNT` when a sum passes 2^53 - 1 fen. */
  add(result: ReconcileResult): void
  /** A copy of the counts so far. */
  summary(): ReconcileSummary
}

/** Starts counting results by kind and outcome. */
export function summarizeResults(): ResultCounter {
  const counts: RunningCounts = { payment: noResults(), refund: noResults(), reversal: noResults() }
  return {
    add({ kind, outcome, billed, recorded }) {
      const count = counts[kind][outcome]
      count.count += 1
      count.billedFen = addFen(count.billedFen, billed?.amountFen)
      count.recordedFen = addFen(count.recordedFen, recorded?.amountFen)
    },
    summary() {
      const copy = structuredClone(counts)
      const isBalanced = Object.values(copy).every((outcomes) =>
        Object.entries(outcomes).every(([outcome, { count }]) => outcome === 'matched' || count === 0)
      )
      return { ...copy, isBalanced }
    }
  }
}

function noResults(): Record<ReconcileOutcome, RunningCount> {
  const none = (): RunningCount => ({ count: 0, billedFen: 0, recordedFen: 0 })
  return {
    matched: none(),
    amountDiffers: none(),
    missingInBill: none(),
    missingInRecords: none(),
    duplicateInBill: none(),
    duplicateInRecords: none()
  }
}

function addFen(sum: number, fen = 0): number {
  const next = sum + fen
  if (Number.isSafeInteger(next)) return next
  throw new BillError('ERR_BILL_CSV_AMOUNT', 'a sum of the reconciliation passes 9007199254740991 fen')
}
