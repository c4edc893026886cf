import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { BillError, type BillReader, parseBill, readBill, summarizeBill } from '../src/index.ts'
import { alipayTradeLayouts, wechatTradeLayouts } from './support/bill-layouts.ts'
import { sliceBytes } from './support/cut-bytes.ts'
import { outcomeOfParse, outcomeOfRead, outcomeOfStreamSummary } from './support/read-outcomes.ts'
import { writeWechatBill } from './support/write-wechat-bill.ts'
import { writeZip } from './support/write-zip.ts'

const MEBIBYTE = 1 << 20
const layout = wechatTradeLayouts[0]!
const HEADER = `\ufeff${layout.columns.map(({ chinese }) => chinese).join(',')}\r\n`
const ROW = [
  ...[
    '2021-01-28 17:07:11',
    'wx81be3101902f7cb2',
    '1601959334',
    '0',
    '',
    '4200000925202101284997714292',
    'S1',
    'openid'
  ],
  ...['NATIVE', 'SUCCESS', 'OTHERS', 'CNY', '0.01', '0.00', '0', '0', '0.00', '0.00', '', '', 'name', 'data'],
  ...['0.00000', '1.00%', '0.01', '0.00', '']
]

/** The row with another cell. */
function rowWith(column: number, text: string, row: readonly string[] = ROW): readonly string[] {
  return row.map((cell, index) => (index === column ? text : cell))
}

/** Repeats a text for ever, and counts the bytes that were asked for. */
function endless(
  start: string,
  repeated: string
): { readonly source: AsyncIterable<Uint8Array>; readonly taken: () => number } {
  let taken = 0
  async function* give(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(start)
    const chunk = Buffer.from(repeated.repeat(Math.ceil(65_536 / repeated.length)))
    for (;;) {
      taken += chunk.length
      yield Uint8Array.from(chunk)
    }
  }
  return { source: give(), taken: () => taken }
}

describe('a stream without end', () => {
  it.each([
    ['without a line end', '', 'a'],
    ['of one row', HEADER, '`2021-01-28 17:07:11,`'],
    ['of one row with line ends inside', `${HEADER}\`2021-01-28 17:07:11,\``, 'name\n'],
    ['of one row with back-ticks inside', `${HEADER}\`2021-01-28 17:07:11,\``, '\n`'],
    ['of one quoted row', `${HEADER}"\`2021-01-28 17:07:11","`, '`",\n"'],
    ['of one error reply', '<xml>', '<a>'],
    ['of one comment', '#支付宝业务明细查询\r\n#', '-'],
    [
      'of one Alipay row',
      `#支付宝业务明细查询\n${alipayTradeLayouts[0]!.columns.map(({ chinese }) => chinese).join(',')}\n`,
      '1,'
    ]
  ])('%s is refused before more than a few MiB of it were read', async (_what, start, repeated) => {
    for (const read of [outcomeOfRead, outcomeOfStreamSummary]) {
      const { source, taken } = endless(start, repeated)
      expect((await read(source)).code).toMatch(/^ERR_BILL_CSV_(?:TOO_LONG|HEADER|ERROR_REPLY|CELL_COUNT)$/)
      expect(taken()).toBeLessThan(4 * MEBIBYTE)
    }
  })
})

describe('a source that is not read to its end', () => {
  it('is closed when the caller breaks off, and when the bill is refused', async () => {
    let closed = 0
    async function* give(): AsyncGenerator<Uint8Array> {
      try {
        yield Buffer.from(HEADER)
        for (;;) yield Buffer.from(`\`${ROW.join(',`')}\r\n`)
      } finally {
        closed++
      }
    }
    for await (const _batch of readBill(give(), { batchRows: 1 }) as BillReader) break
    expect(closed).toBe(1)
    async function* giveFault(): AsyncGenerator<Uint8Array> {
      try {
        yield Buffer.from(`${HEADER}\`2021-01-28 17:07:11,\`too few\r\n\`2021-01-28 17:07:11,\`again\r\n`)
        yield* give()
      } finally {
        closed++
      }
    }
    expect((await outcomeOfRead(giveFault())).code).toBe('ERR_BILL_CSV_CELL_COUNT')
    expect(closed).toBeGreaterThanOrEqual(2)
  })

  it('passes on what the source throws', async () => {
    const reason = new Error('the connection was reset')
    async function* give(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(HEADER)
      throw reason
    }
    await expect(summarizeBill(give())).rejects.toBe(reason)
    await expect((readBill(give()) as BillReader)[Symbol.asyncIterator]().next()).rejects.toBe(reason)
  })
})

describe('rows that are dear to read', () => {
  it.each([
    ['many cells', `,\`${'x,`'.repeat(200_000)}`],
    ['many line ends', 'x\n'.repeat(400_000)],
    ['many lines that begin with a back-tick', '\n`'.repeat(400_000)],
    ['many lines that begin like the footer', '\n总交易单数'.repeat(60_000)],
    ['many quotes', '"'.repeat(900_000)],
    ['many commas', ','.repeat(900_000)]
  ])('end with %s, in one chunk and in small ones', async (_what, name) => {
    const bill = Buffer.from(writeWechatBill(layout, [rowWith(20, name)]))
    const whole = outcomeOfParse(bill)
    expect([undefined, 'ERR_BILL_CSV_CELL_COUNT']).toContain(whole.code)
    expect(await outcomeOfRead(sliceBytes(bill, 1000))).toEqual(whole)
  })

  it('ends when it comes byte by byte', async () => {
    const bill = Buffer.from(writeWechatBill(layout, [rowWith(20, 'name\n'.repeat(10_000))]))
    expect(await outcomeOfRead(sliceBytes(bill, 1))).toEqual(outcomeOfParse(bill))
  })
})

describe('what unpacks to more than any bill', () => {
  const zeros = new Uint8Array(64 * MEBIBYTE)

  it('is refused as gzip, from memory and from a stream', async () => {
    const bomb = gzipSync(zeros)
    for (const outcome of [outcomeOfParse(bomb), await outcomeOfRead([bomb]), await outcomeOfStreamSummary([bomb])]) {
      expect(outcome.code).toMatch(/^ERR_BILL_CSV_/)
    }
  })

  it('is refused as zip, from memory and from a stream', async () => {
    const bomb = writeZip([{ name: Buffer.from('1.csv'), data: zeros }])
    for (const outcome of [outcomeOfParse(bomb), await outcomeOfRead([bomb]), await outcomeOfStreamSummary([bomb])]) {
      expect(outcome.code).toMatch(/^ERR_BILL_CSV_/)
    }
  })

  it('is refused when the text in it looks like a bill', async () => {
    const rows = `\`${rowWith(20, ' '.repeat(900_000)).join(',`')}\r\n`.repeat(64)
    const bomb = gzipSync(HEADER + rows)
    expect(bomb.length).toBeLessThan(MEBIBYTE)
    expect((await outcomeOfStreamSummary([bomb])).code).toBe('ERR_BILL_CSV_BOMB')
  })
})

describe('zip files that hold something else', () => {
  const entry = (name: string, text: string, crc?: number) => ({
    name: Buffer.from(name),
    data: Buffer.from(text),
    ...(crc !== undefined && { crc })
  })

  it.each([
    ['nothing', writeZip([])],
    ['an empty file', writeZip([entry('1.csv', '')])],
    ['another file', writeZip([entry('readme.txt', 'hello')])],
    ['many other files', writeZip(Array.from({ length: 3000 }, (_, index) => entry(`${index}.txt`, 'hello')))],
    ['a zip', writeZip([{ name: Buffer.from('1.zip'), data: writeZip([entry('1.csv', HEADER)]) }])],
    ['a bill with another checksum', writeZip([entry('1.csv', writeWechatBill(layout, [ROW]), 7)])]
  ])('%s: a BillError', async (_what, archive) => {
    expect(outcomeOfParse(archive).code).toMatch(/^ERR_BILL_CSV_(?:ZIP_ENTRY|COMPRESSION|EMPTY)$/)
    expect((await outcomeOfRead(sliceBytes(archive, 777))).code).toMatch(
      /^ERR_BILL_CSV_(?:ZIP_ENTRY|COMPRESSION|EMPTY)$/
    )
  })
})

describe('errors', () => {
  it('never hold the content of a row', () => {
    const secret = 'o-secret-openid'
    const row = rowWith(20, secret, rowWith(7, secret))
    for (const [column, wrong] of [
      [12, `${secret}1.2.3`],
      [22, secret],
      [24, '99999999999999999999.99']
    ] as const) {
      const bill = writeWechatBill(layout, [ROW, rowWith(column, wrong, row), row], { totals: [] })
      const error = catchError(() => parseBill(bill))
      expect(BillError.isInstance(error)).toBe(true)
      const { message, stack, line, field } = error as BillError
      expect([line, field]).toEqual([3, layout.columns[column]!.chinese])
      expect(`${message}${stack}${JSON.stringify(error)}`).not.toContain(secret)
    }
  })
})

function catchError(run: () => unknown): unknown {
  try {
    run()
  } catch (error) {
    return error
  }
  throw new Error('expected an error')
}
