import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Entry, readEntryLine, writeEntryLine } from '../../src/reconcile/entry-line.ts'

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('', '\t', '\n', '\r', '\\', '\\t', 'a\\', '\0')
)
const anyEntry: fc.Arbitrary<Entry> = fc.record({
  side: fc.constantFrom('bill', 'record'),
  kind: fc.constantFrom('payment', 'refund', 'reversal'),
  outTradeNo: anyText,
  outRefundNo: anyText,
  amountFen: fc.maxSafeNat(),
  position: fc.maxSafeNat(),
  reference: anyText,
  refundId: anyText,
  time: anyText
})

describe('entry lines', () => {
  it('come back equal, and never hold a line break', () => {
    fc.assert(
      fc.property(anyEntry, (entry) => {
        const line = writeEntryLine(entry)
        expect(line).not.toMatch(/[\r\n]/)
        expect(readEntryLine(line)).toEqual(entry)
      })
    )
  })

  it('sort numbers by value', () => {
    fc.assert(
      fc.property(anyEntry, fc.maxSafeNat(), fc.maxSafeNat(), (entry, left, right) => {
        const isLess = writeEntryLine({ ...entry, amountFen: left }) < writeEntryLine({ ...entry, amountFen: right })
        expect(isLess).toBe(left < right)
      })
    )
  })

  it('put one order together: payment, refunds by number, then amount, bill before record, place', () => {
    const entry: Entry = {
      side: 'bill',
      kind: 'payment',
      outTradeNo: 'A',
      outRefundNo: '',
      amountFen: 9,
      position: 10,
      reference: '',
      refundId: '',
      time: ''
    }
    const inOrder: Entry[] = [
      entry,
      { ...entry, position: 11 },
      { ...entry, side: 'record', position: 1 },
      { ...entry, amountFen: 10, position: 1 },
      { ...entry, kind: 'refund', outRefundNo: 'R1', amountFen: 1 },
      { ...entry, kind: 'refund', outRefundNo: 'R10', amountFen: 0 },
      { ...entry, kind: 'refund', outRefundNo: 'R2', amountFen: 0 },
      { ...entry, kind: 'reversal', amountFen: 0 },
      { ...entry, outTradeNo: 'A1', amountFen: 0 }
    ]
    const lines = inOrder.map(writeEntryLine)
    expect([...lines].reverse().sort()).toEqual(lines)
  })

  it('keep apart numbers that look alike once they are escaped', () => {
    fc.assert(
      fc.property(anyEntry, anyText, anyText, (entry, left, right) => {
        const same = writeEntryLine({ ...entry, outTradeNo: left }) === writeEntryLine({ ...entry, outTradeNo: right })
        expect(same).toBe(left === right)
      })
    )
  })
})
