import { describe, expect, it } from 'vitest'
import type { BilledEntry, ReconcileResult } from '../../src/reconcile/reconcile-types.ts'
import { summarizeResults } from '../../src/reconcile/summarize-results.ts'

const none = { count: 0, billedFen: 0, recordedFen: 0 }
const nothing = {
  matched: none,
  amountDiffers: none,
  missingInBill: none,
  missingInRecords: none,
  duplicateInBill: none,
  duplicateInRecords: none
}

function billed(amountFen: number): BilledEntry {
  return { position: 1, amountFen, transactionId: undefined, refundId: undefined, time: undefined }
}

function matched(kind: ReconcileResult['kind'], amountFen: number): ReconcileResult {
  const recorded = { position: 1, amountFen, reference: undefined }
  return { outcome: 'matched', kind, outTradeNo: 'A', outRefundNo: undefined, billed: billed(amountFen), recorded }
}

describe('summarizeResults', () => {
  it('is balanced by nothing, and by matches', () => {
    const counter = summarizeResults()
    expect(counter.summary()).toEqual({ payment: nothing, refund: nothing, reversal: nothing, isBalanced: true })
    counter.add(matched('payment', 3))
    counter.add(matched('payment', 4))
    counter.add(matched('refund', 2))
    expect(counter.summary()).toEqual({
      payment: { ...nothing, matched: { count: 2, billedFen: 7, recordedFen: 7 } },
      refund: { ...nothing, matched: { count: 1, billedFen: 2, recordedFen: 2 } },
      reversal: nothing,
      isBalanced: true
    })
  })

  it('is not balanced by anything else', () => {
    const counter = summarizeResults()
    const before = counter.summary()
    counter.add({
      outcome: 'missingInRecords',
      kind: 'reversal',
      outTradeNo: 'A',
      outRefundNo: undefined,
      billed: billed(5),
      recorded: undefined
    })
    expect(counter.summary()).toMatchObject({
      reversal: { missingInRecords: { count: 1, billedFen: 5, recordedFen: 0 } },
      isBalanced: false
    })
    // A copy: what was handed out does not change.
    expect(before.isBalanced).toBe(true)
    expect(before.reversal.missingInRecords.count).toBe(0)
  })

  it('refuses a sum that is no longer exact', () => {
    const counter = summarizeResults()
    counter.add(matched('payment', Number.MAX_SAFE_INTEGER))
    expect(() => counter.add(matched('payment', 1))).toThrow(
      expect.objectContaining({
        code: 'ERR_BILL_CSV_AMOUNT',
        message: 'a sum of the reconciliation passes 9007199254740991 fen'
      })
    )
  })
})
