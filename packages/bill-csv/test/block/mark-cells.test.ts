import { describe, expect, it } from 'vitest'
import { markCellsAtCommas, markCellsAtTicks } from '../../src/block/mark-cells.ts'
import { startOf, WIDE } from '../../src/block/row-block.ts'
import { utf8 } from '../support/small-bills.ts'

type Mark = typeof markCellsAtTicks

/** Start of each cell, and whether it is not ASCII. */
function marksOf(mark: Mark, bytes: Uint8Array, end = bytes.length): [number, boolean][] {
  const marks = new Int32Array(100)
  const count = mark(bytes, 0, end, 0, marks, 0)
  return Array.from(marks.subarray(0, count), (value): [number, boolean] => [startOf(value), (value & WIDE) !== 0])
}

describe('markCellsAtTicks', () => {
  it.each([
    [
      '`a,`b',
      [
        [1, false],
        [4, false]
      ]
    ],
    [
      '`,`,`',
      [
        [1, false],
        [3, false],
        [5, false]
      ]
    ],
    [
      '`a,b`c,`,',
      [
        [1, false],
        [8, false]
      ]
    ],
    [
      '`ab,`年,`',
      [
        [1, false],
        [5, true],
        [10, false]
      ]
    ],
    [
      '`年a,`b年',
      [
        [1, true],
        [7, true]
      ]
    ],
    [
      '`,,`',
      [
        [1, false],
        [4, false]
      ]
    ]
  ] as [string, [number, boolean][]][])('marks %s', (text, expected) => {
    expect(marksOf(markCellsAtTicks, utf8(text))).toEqual(expected)
  })

  it('sees each separator wherever it stands', () => {
    for (let first = 0; first < 6; first++) {
      for (let second = 0; second < 6; second++) {
        const text = `\`${'x'.repeat(first)},\`${'y'.repeat(second)},\`z`
        expect(marksOf(markCellsAtTicks, utf8(text)).map(([start]) => start)).toEqual([
          1,
          3 + first,
          5 + first + second
        ])
      }
    }
  })

  it('does not look behind the end', () => {
    expect(marksOf(markCellsAtTicks, utf8('`a,`b'), 3)).toEqual([[1, false]])
    expect(marksOf(markCellsAtTicks, utf8('`,`b'), 2)).toEqual([[1, false]])
  })
})

describe('markCellsAtCommas', () => {
  it('marks cells, and halves of GBK characters that look like letters', () => {
    // 乗 is 81 5C in GBK, 0x5C being a backslash.
    expect(marksOf(markCellsAtCommas, Uint8Array.of(0x61, 0x2c, 0x2c, 0x81, 0x5c, 0x2c, 0x09))).toEqual([
      [0, false],
      [2, false],
      [3, true],
      [6, false]
    ])
  })
})
