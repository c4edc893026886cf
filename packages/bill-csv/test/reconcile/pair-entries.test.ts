import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Entry, type EntrySide, writeEntryLine } from '../../src/reconcile/entry-line.ts'
import { pairEntries } from '../../src/reconcile/pair-entries.ts'
import type { ReconcileResult } from '../../src/reconcile/reconcile-types.ts'

function pair(entries: readonly Entry[]): ReconcileResult[] {
  const results: ReconcileResult[] = []
  const pairing = pairEntries((result) => results.push(result))
  for (const line of entries.map(writeEntryLine).sort()) pairing.take(line)
  pairing.end()
  return results
}

function entry(side: EntrySide, amountFen: number, position: number, others: Partial<Entry> = {}): Entry {
  const empty = { kind: 'payment', outTradeNo: 'A', outRefundNo: '', reference: '', refundId: '', time: '' } as const
  return { ...empty, side, amountFen, position, ...others }
}

/** Results as short as they can be read: outcome, fen and place on either side. */
function short(entries: readonly Entry[]): string[] {
  return pair(entries).map(({ outcome, billed, recorded }) =>
    [
      outcome,
      ...(billed === undefined ? [] : [`bill ${billed.amountFen} #${billed.position}`]),
      ...(recorded === undefined ? [] : [`record ${recorded.amountFen} #${recorded.position}`])
    ].join(', ')
  )
}

describe('pairEntries', () => {
  it('hands out all that is known of a pair', () => {
    const bill = entry('bill', 5, 1, {
      kind: 'refund',
      outRefundNo: 'R',
      reference: '42',
      refundId: '50',
      time: '2024-01-16 22:45:16'
    })
    const record = entry('record', 5, 7, { kind: 'refund', outRefundNo: 'R', reference: 'row 7' })
    expect(pair([bill, record])).toEqual([
      {
        outcome: 'matched',
        kind: 'refund',
        outTradeNo: 'A',
        outRefundNo: 'R',
        billed: { position: 1, amountFen: 5, transactionId: '42', refundId: '50', time: '2024-01-16 22:45:16' },
        recorded: { position: 7, amountFen: 5, reference: 'row 7' }
      }
    ])
  })

  it('leaves absent what is not known', () => {
    expect(pair([entry('bill', 5, 1)])).toEqual([
      {
        outcome: 'missingInRecords',
        kind: 'payment',
        outTradeNo: 'A',
        outRefundNo: undefined,
        billed: { position: 1, amountFen: 5, transactionId: undefined, refundId: undefined, time: undefined },
        recorded: undefined
      }
    ])
  })

  it.each<[string, readonly Entry[], readonly string[]]>([
    ['nothing', [], []],
    ['one on each side', [entry('bill', 5, 1), entry('record', 5, 1)], ['matched, bill 5 #1, record 5 #1']],
    ['amounts that differ', [entry('bill', 5, 1), entry('record', 6, 1)], ['amountDiffers, bill 5 #1, record 6 #1']],
    ['nothing in the bill', [entry('record', 6, 3)], ['missingInBill, record 6 #3']],
    [
      'a row that is there twice, without a record',
      [entry('bill', 5, 1), entry('bill', 5, 2)],
      ['duplicateInBill, bill 5 #2', 'missingInRecords, bill 5 #1']
    ],
    [
      'a row that is there twice, with a record: the first one matches',
      [entry('bill', 5, 1), entry('bill', 5, 2), entry('record', 5, 1)],
      ['duplicateInBill, bill 5 #2', 'matched, bill 5 #1, record 5 #1']
    ],
    [
      'a record that is there twice',
      [entry('bill', 5, 1), entry('record', 5, 1), entry('record', 5, 2)],
      ['matched, bill 5 #1, record 5 #1', 'duplicateInRecords, record 5 #2']
    ],
    [
      'records that are there twice and not in the bill: the earliest one is missing',
      [entry('record', 9, 1), entry('record', 5, 2), entry('record', 7, 3)],
      ['duplicateInRecords, record 7 #3', 'duplicateInRecords, record 5 #2', 'missingInBill, record 9 #1']
    ],
    [
      'two amounts in the bill, of which the later row is right',
      [entry('bill', 4, 1), entry('bill', 5, 2), entry('record', 5, 1)],
      ['matched, bill 5 #2, record 5 #1', 'duplicateInBill, bill 4 #1']
    ],
    [
      'two amounts in the records, of which one is right',
      [entry('bill', 5, 1), entry('record', 4, 1), entry('record', 5, 2)],
      ['matched, bill 5 #1, record 5 #2', 'duplicateInRecords, record 4 #1']
    ],
    [
      'a right pair, and rows and records before and behind it',
      [
        entry('bill', 1, 3),
        entry('bill', 5, 1),
        entry('bill', 9, 2),
        entry('record', 2, 1),
        entry('record', 5, 2),
        entry('record', 8, 3)
      ],
      [
        'matched, bill 5 #1, record 5 #2',
        'duplicateInRecords, record 8 #3',
        'duplicateInBill, bill 9 #2',
        'duplicateInBill, bill 1 #3',
        'duplicateInRecords, record 2 #1'
      ]
    ],
    [
      'nothing right on either side: the earliest ones differ',
      [entry('bill', 1, 2), entry('bill', 5, 1), entry('record', 7, 2), entry('record', 9, 1)],
      ['duplicateInRecords, record 7 #2', 'duplicateInBill, bill 1 #2', 'amountDiffers, bill 5 #1, record 9 #1']
    ]
  ])('finds %s', (_, entries, expected) => {
    expect(short(entries)).toEqual(expected)
  })

  it('tells orders, kinds and refunds apart', () => {
    const refund = { kind: 'refund', outRefundNo: 'R1' } as const
    const entries = [
      entry('bill', 5, 1),
      entry('bill', 5, 2, refund),
      entry('bill', 5, 3, { ...refund, outRefundNo: 'R2' }),
      entry('bill', 5, 4, { kind: 'reversal' }),
      entry('bill', 5, 5, { outTradeNo: 'B' })
    ]
    expect(pair(entries).map(({ outcome }) => outcome)).toEqual(entries.map(() => 'missingInRecords'))
  })

  it('puts every entry into exactly one result, and makes one result of each number that is no duplicate', () => {
    const anyEntry = fc.tuple(
      fc.constantFrom<EntrySide>('bill', 'record'),
      fc.nat({ max: 3 }),
      fc.constantFrom('A', 'B', 'C')
    )
    fc.assert(
      fc.property(fc.array(anyEntry, { maxLength: 30 }), (tuples) => {
        const entries = tuples.map(([side, fen, outTradeNo], index) => entry(side, fen, index + 1, { outTradeNo }))
        const results = pair(entries)
        const positions = results.flatMap(({ billed, recorded }) => [
          ...(billed === undefined ? [] : [billed.position]),
          ...(recorded === undefined ? [] : [recorded.position])
        ])
        expect(positions.sort((left, right) => left - right)).toEqual(entries.map(({ position }) => position))
        for (const number of new Set(entries.map(({ outTradeNo }) => outTradeNo))) {
          const amounts = (side: EntrySide) =>
            entries.filter((one) => one.outTradeNo === number && one.side === side).map(({ amountFen }) => amountFen)
          const [bills, records] = [amounts('bill'), amounts('record')]
          const expected =
            bills.length === 0
              ? 'missingInBill'
              : records.length === 0
                ? 'missingInRecords'
                : bills.some((fen) => records.includes(fen))
                  ? 'matched'
                  : 'amountDiffers'
          const found = results.filter((one) => one.outTradeNo === number && !one.outcome.startsWith('duplicate'))
          expect(found.map(({ outcome }) => outcome)).toEqual([expected])
        }
      })
    )
  })
})
