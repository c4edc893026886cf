import { describe, expect, it } from 'vitest'
import { readRecordEntry } from '../../src/reconcile/read-record-entry.ts'

const empty = { side: 'record', outRefundNo: '', position: 3, reference: '', refundId: '', time: '' }

describe('readRecordEntry', () => {
  it.each([
    [
      { outTradeNo: 'A', totalFee: 1 },
      { kind: 'payment', outTradeNo: 'A', amountFen: 1 }
    ],
    [
      { kind: 'payment', outTradeNo: 'A', totalFee: 0 },
      { kind: 'payment', outTradeNo: 'A', amountFen: 0 }
    ],
    [
      { outTradeNo: 'A', outRefundNo: 'R', refundFee: 2, totalFee: 9 },
      { kind: 'refund', outTradeNo: 'A', outRefundNo: 'R', amountFen: 2 }
    ],
    [
      { kind: 'reversal', outTradeNo: 'A', refundFee: 2 },
      { kind: 'reversal', outTradeNo: 'A', amountFen: 2 }
    ],
    [
      { outTradeNo: 'A', totalFee: Number.MAX_SAFE_INTEGER, reference: '第 7 行', extra: 1 },
      { kind: 'payment', outTradeNo: 'A', amountFen: Number.MAX_SAFE_INTEGER, reference: '第 7 行' }
    ]
  ])('reads %j', (record, expected) => {
    expect(readRecordEntry(record, 3)).toEqual({ ...empty, ...expected })
  })

  it.each<[unknown, Error]>([
    [null, new TypeError('"records[2]" expected a record as object, got null')],
    ['A', new TypeError('"records[2]" expected a record as object, got string')],
    [{ kind: 'gift', outTradeNo: 'A' }, new TypeError('"records[2].kind" expected payment, refund or reversal')],
    [{ totalFee: 1 }, new TypeError('"records[2].outTradeNo" expected text, got undefined')],
    [{ outTradeNo: 20_240_116, totalFee: 1 }, new TypeError('"records[2].outTradeNo" expected text, got number')],
    [
      { outTradeNo: '', totalFee: 1 },
      new RangeError('"records[2].outTradeNo" expected a number as text, got empty text')
    ],
    [
      { outTradeNo: '\ud83d', totalFee: 1 },
      new TypeError('"records[2].outTradeNo" expected well-formed text, got a lone surrogate')
    ],
    [{ outTradeNo: 'A' }, new TypeError('"records[2].totalFee" expected whole fen as number, got undefined')],
    [
      { outTradeNo: 'A', totalFee: '1' },
      new TypeError('"records[2].totalFee" expected whole fen as number, got string')
    ],
    [
      { outTradeNo: 'A', totalFee: 0.01 },
      new RangeError(
        '"records[2].totalFee" expected whole fen from 0 to 9007199254740991, got 0.01 (yuan? multiply as text, not as a number)'
      )
    ],
    [
      { outTradeNo: 'A', totalFee: -1 },
      new RangeError('"records[2].totalFee" expected whole fen from 0 to 9007199254740991, got -1')
    ],
    [
      { outTradeNo: 'A', totalFee: 2 ** 53 },
      new RangeError('"records[2].totalFee" expected whole fen from 0 to 9007199254740991, got 9007199254740992')
    ],
    [
      { outTradeNo: 'A', totalFee: Number.NaN },
      new RangeError('"records[2].totalFee" expected whole fen from 0 to 9007199254740991, got NaN')
    ],
    [
      { outTradeNo: 'A', outRefundNo: 'R', totalFee: 1 },
      new TypeError('"records[2].refundFee" expected whole fen as number, got undefined')
    ],
    [
      { outTradeNo: 'A', outRefundNo: null, refundFee: 1 },
      new TypeError('"records[2].outRefundNo" expected text, got null')
    ],
    [
      { kind: 'refund', outTradeNo: 'A', refundFee: 1 },
      new TypeError('"records[2].outRefundNo" expected text, got undefined')
    ],
    [{ outTradeNo: 'A', totalFee: 1, reference: 7 }, new TypeError('"records[2].reference" expected text, got number')]
  ])('refuses %j', (record, error) => {
    expect(() => readRecordEntry(record, 3)).toThrow(error)
  })

  it('takes negative zero for zero', () => {
    expect(Object.is(readRecordEntry({ outTradeNo: 'A', totalFee: -0 }, 1).amountFen, 0)).toBe(true)
  })
})
