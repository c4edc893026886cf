import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BlockScanner } from '../../src/block/block-scanner.ts'
import { lastLineEnd } from '../../src/block/last-line-end.ts'
import { createPlainScanner } from '../../src/block/plain-scanner.ts'
import { BLOCK_BYTES, BLOCK_COLUMNS, rowsEnd, startOf } from '../../src/block/row-block.ts'
import { createWasmScanner } from '../../src/block/wasm-scanner.ts'
import type { WebAssemblyHost } from '../../src/block/web-assembly.ts'
import { alipayFund } from '../../src/formats/alipay-fund.ts'
import { wechatPayFundFlow } from '../../src/formats/wechat-pay-fund-flow.ts'
import { createLayout, type Layout } from '../../src/layout/create-layout.ts'
import { fuzzRuns, fuzzSeed } from '../support/fuzz-settings.ts'
import { ALIPAY_FUND_HEADER, FUND_HEADER, utf8 } from '../support/small-bills.ts'

const plain = createPlainScanner()
const wasm = createWasmScanner((globalThis as unknown as { WebAssembly: WebAssemblyHost }).WebAssembly)

const fund = createLayout(wechatPayFundFlow, FUND_HEADER.split(','), {})
const alipay = createLayout(alipayFund, ALIPAY_FUND_HEADER.split(','), {})

/** All that a scanner finds. */
function findAll({ block, ...scanner }: BlockScanner, layout: Layout, bytes: Uint8Array, from: number, to: number) {
  scanner.markRows(layout, bytes, from, to)
  const { rows } = block
  if (rows === 0) return { rows }
  scanner.readAmounts()
  const isText = scanner.decodeCells(layout.decoded, 'utf-8')
  const cells = block.wideText.split('\0').length - 1
  return {
    rows,
    isText,
    marks: [...block.marks.subarray(0, rows * layout.codes.length)],
    // What the next mark says of the cell behind the block is nobody's concern.
    end: startOf(block.marks[rows * layout.codes.length]!),
    amounts: [...block.amounts.subarray(0, rows * layout.summed.length)],
    sums: [...block.sums.subarray(0, layout.summed.length)],
    wideText: block.wideText,
    wideEnds: [...block.wideEnds.subarray(0, cells)]
  }
}

function expectSame(layout: Layout, bytes: Uint8Array, from = 0): ReturnType<typeof findAll> {
  const to = lastLineEnd(bytes, from, Math.min(bytes.length, from + BLOCK_BYTES))
  const found = findAll(wasm, layout, bytes, from, to)
  const zero = bytes.indexOf(0, from)
  if (zero < 0 || zero >= to) expect(found).toEqual(findAll(plain, layout, bytes, from, to))
  else expect(rowsEnd(wasm.block, found.rows)).toBeLessThanOrEqual(zero)
  return found
}

const anyAmount = fc.oneof(
  fc.stringMatching(/^-?\d{1,4}\.\d\d$/),
  fc.stringMatching(/^-?\d{0,13}(\.\d{0,6})?$/),
  fc.stringMatching(/^[-+.0-9 e:/]{0,10}$/),
  fc.constantFrom('', '0', '0.00', '-0.00', '-', '.', '1e5.00', '12345.6\t', '1/.00', '1:.00')
)
const anyText = fc.oneof(
  fc.string({ maxLength: 12, unit: fc.constantFrom('a', ',', '`', '年', 'é', '\u{20bb7}', '\t', ' ', '#') }),
  fc.string({ maxLength: 90, unit: fc.constantFrom('x', '退', '款') }),
  fc.constant('')
)
const anyLineEnd = fc.constantFrom('\n', '\r\n')

/** A row that is mostly usual. */
function anyRow(layout: Layout): fc.Arbitrary<string> {
  const cells = layout.columns.map((_, column) => {
    if (layout.summed.includes(column)) return anyAmount
    return column === 0 && layout.ticked ? fc.constant('2018-02-01 04:21:23') : anyText
  })
  const separator = layout.ticked ? ',`' : ','
  const whole = fc.tuple(...cells).map((row) => (layout.ticked ? '`' : '') + row.join(separator))
  const odd = fc.tuple(whole, fc.constantFrom('\0', '\n', '\r', separator, '#', '')).map((parts) => parts.join(''))
  return fc.oneof({ weight: 30, arbitrary: whole }, { weight: 1, arbitrary: odd })
}

describe.each([
  ['WeChat Pay', fund],
  ['Alipay', alipay]
])('the scanner in WebAssembly finds what the plain one finds, in rows of %s', (_, layout) => {
  it('whatever is in them', () => {
    const anyLines = fc.array(fc.tuple(anyRow(layout), anyLineEnd), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(anyLines, fc.nat(80), (lines, before) => {
        const bytes = utf8(`${'y'.repeat(before)}${lines.map((line) => line.join('')).join('')}`)
        expectSame(layout, bytes, before)
      }),
      { numRuns: fuzzRuns(2000), seed: fuzzSeed }
    )
  })

  it('whatever bytes they are', () => {
    const anyByte = fc.oneof(
      { weight: 60, arbitrary: fc.constantFrom(...utf8(',`\n\r\t #-.09a'), 0x80, 0xe5) },
      { weight: 1, arbitrary: fc.constant(0) }
    )
    fc.assert(
      fc.property(fc.array(anyByte, { maxLength: 300 }), (values) => {
        const bytes = Uint8Array.from(values)
        const to = lastLineEnd(bytes, 0, bytes.length)
        const mark = ({ block, markRows }: BlockScanner): number[] => {
          markRows(layout, bytes, 0, to)
          expect(bytes.slice(0, rowsEnd(block, block.rows))).not.toContain(0)
          return [block.rows, ...block.marks.subarray(0, block.rows * layout.codes.length)]
        }
        if (to <= 0) return
        const found = mark(wasm)
        if (!bytes.subarray(0, to).includes(0)) expect(found).toEqual(mark(plain))
      }),
      { numRuns: fuzzRuns(2000), seed: fuzzSeed }
    )
  })
})

describe('the scanner in WebAssembly', () => {
  it('finds separators and wide characters at every place of a step of 64 bytes', () => {
    for (let shift = 0; shift < 130; shift++) {
      const row = (text: string): string =>
        `\`2018-02-01 04:21:23,\`${text},\`c,\`,\`,\`支出,\`0.02,\`-1.17,\`s,\`年,\`\r\n`
      const found = expectSame(fund, utf8(`${row('x'.repeat(shift))}${row('年'.repeat(shift))}${row('')}`))
      expect(found).toMatchObject({ rows: 2, sums: [4, -234] })
    }
  })

  it('has room for a block that is nothing but cells, and for one that is nothing but rows', () => {
    const names = Array.from(
      { length: BLOCK_COLUMNS - ALIPAY_FUND_HEADER.split(',').length },
      (_, index) => `新${index}`
    )
    const wide = createLayout(alipayFund, [...ALIPAY_FUND_HEADER.split(','), ...names], {})
    const row = `${'0,'.repeat(BLOCK_COLUMNS - 1)}\n`
    const many = expectSame(wide, utf8(row.repeat(Math.floor(BLOCK_BYTES / row.length))))
    expect(many.rows).toBe(Math.floor(BLOCK_BYTES / row.length))
    const short = `${','.repeat(11)}\n`
    expect(expectSame(alipay, utf8(short.repeat(BLOCK_BYTES / short.length))).rows).toBe(BLOCK_BYTES / short.length)
    const texts = `${'é,'.repeat(10)},é\n`
    expect(expectSame(alipay, utf8(texts.repeat(Math.floor(BLOCK_BYTES / utf8(texts).length)))).rows).toBeGreaterThan(
      1900
    )
  })

  it('forgets the block before', () => {
    const row = '1,2,S,a,b,2017-08-31,,20.00,,120.00,c,\n'
    expectSame(alipay, utf8(row.repeat(1500)))
    expectSame(alipay, utf8(row))
    expectSame(alipay, utf8('1,2,S,a,b,2017-08-31,,20.00\n'))
    const ticked = '`2018-02-01 04:21:23,`,`,`,`,`,`1,`2,`,`,`\n'
    expect(expectSame(fund, utf8(ticked.repeat(2))).rows).toBe(1)
    expect(expectSame(fund, utf8(ticked))).toEqual({ rows: 0 })
  })

  it('leaves GB18030 to the plain way', () => {
    const bytes = Uint8Array.of(...utf8('1,2,S,'), 0xb3, 0xa4, ...utf8(',t,,1,,1,a,b,\n'))
    wasm.markRows(alipay, bytes, 0, bytes.length)
    expect(wasm.decodeCells(alipay.decoded, 'gb18030')).toBe(true)
    expect(wasm.block.wideText).toBe('长\0')
  })
})
