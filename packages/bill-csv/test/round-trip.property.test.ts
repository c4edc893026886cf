import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type BillReader, parseBill, readBill, summarizeBill, summarizeBillSync } from '../src/index.ts'
import { anyBill, billsByTitle, type WrittenBill } from './support/any-bill.ts'
import { anyCuts, chunkSources, cutBytes, sliceBytes } from './support/cut-bytes.ts'
import { expectedFooter, expectedRow, expectedTotals, readCells, readTotals } from './support/expected-bill.ts'
import { fuzzRuns, fuzzSeed } from './support/fuzz-settings.ts'
import { writeGb18030 } from './support/write-gb18030.ts'
import { writeZip } from './support/write-zip.ts'

const RUNS = fuzzRuns(100)
const flags = fc.record({ lenient: fc.boolean(), lazy: fc.boolean(), raw: fc.boolean() })

/** What every way in must agree on. */
interface ReadOutcome {
  readonly format: string | undefined
  readonly columns: readonly string[]
  readonly rowCount: number
  readonly footer: object | undefined
  readonly totals: object | undefined
  readonly differences: readonly object[]
  readonly errors: readonly object[]
}

function expectOutcome({ layout, rows }: WrittenBill, outcome: ReadOutcome): void {
  expect(outcome.errors).toEqual([])
  expect(outcome.differences).toEqual([])
  expect({
    format: outcome.format,
    columns: outcome.columns,
    rowCount: outcome.rowCount,
    totals: readTotals(outcome.totals),
    footer: readTotals(outcome.footer)
  }).toEqual({
    format: layout.format,
    columns: layout.columns.map(({ chinese }) => chinese),
    rowCount: rows.length,
    totals: expectedTotals(layout, rows),
    footer: expectedFooter(layout, rows)
  })
}

function expectRows({ layout, rows }: WrittenBill, read: readonly object[]): void {
  expect(readCells(layout, read)).toEqual(rows.map((cells) => expectedRow(layout, cells)))
}

async function collect(reader: BillReader): Promise<readonly object[]> {
  const rows: object[] = []
  for await (const batch of reader as AsyncIterable<readonly object[]>) rows.push(...batch)
  return rows
}

describe.each(Object.entries(billsByTitle))('any bill of the kind "%s"', (_title, create) => {
  it('comes back as it was written, from bytes and text in memory, eager and lazy, strict and lenient', () => {
    fc.assert(
      fc.property(create(), flags, fc.boolean(), (bill, options, asText) => {
        const parsed = parseBill(asText ? bill.text : bill.bytes, options)
        expectOutcome(bill, parsed)
        expectRows(bill, parsed.rows)
        if (options.raw) expect(parsed.rows.map((row) => (row as { raw?: unknown }).raw)).toEqual(bill.rows)
        expectOutcome(bill, summarizeBillSync(asText ? bill.text : bill.bytes, { lenient: options.lenient }))
      }),
      { numRuns: RUNS, seed: fuzzSeed }
    )
  })
})

describe('any bill of any kind', () => {
  it('comes back from chunks cut anywhere, in every shape of source', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyBill(),
        anyCuts,
        fc.constantFrom(...Object.values(chunkSources)),
        flags,
        fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
        async (bill, cuts, open, options, batchRows) => {
          const chunks = cutBytes(bill.bytes, cuts)
          const reader = readBill(open(chunks), { ...options, batchRows }) as BillReader
          expectRows(bill, await collect(reader))
          expectOutcome(bill, reader)
          expect(reader.bytesRead).toBe(bill.bytes.length)
          expectOutcome(bill, await summarizeBill(open(chunks), { lenient: options.lenient }))
        }
      ),
      { numRuns: fuzzRuns(1000), seed: fuzzSeed }
    )
  })

  it('comes back from chunks of one to four bytes', async () => {
    await fc.assert(
      fc.asyncProperty(anyBill({ maxRows: 2 }), fc.integer({ min: 1, max: 4 }), async (bill, size) => {
        const chunks = sliceBytes(bill.bytes, size)
        const reader = readBill(chunks) as BillReader
        expectRows(bill, await collect(reader))
        expectOutcome(bill, reader)
        expectOutcome(bill, await summarizeBill(chunks))
      }),
      { numRuns: fuzzRuns(100), seed: fuzzSeed }
    )
  })

  it('comes back from gzip, whole and in chunks', async () => {
    await fc.assert(
      fc.asyncProperty(anyBill(), anyCuts, fc.integer({ min: 0, max: 9 }), async (bill, cuts, level) => {
        const bytes = gzipSync(bill.bytes, { level })
        const parsed = parseBill(bytes)
        expectRows(bill, parsed.rows)
        expectOutcome(bill, parsed)
        const reader = readBill(cutBytes(bytes, cuts)) as BillReader
        expectRows(bill, await collect(reader))
        expectOutcome(bill, reader)
        expectOutcome(bill, await summarizeBill(cutBytes(bytes, cuts)))
      }),
      { numRuns: fuzzRuns(200), seed: fuzzSeed }
    )
  })

  it('gives only the declared columns, and the totals that they have', () => {
    fc.assert(
      fc.property(anyBill({ minRows: 1 }), fc.infiniteStream(fc.boolean()), flags, (bill, choose, options) => {
        const chosen = bill.layout.columns.filter(() => choose.next().value as boolean).map(({ name }) => name)
        if (chosen.length === 0) return
        const { rows, totals, differences } = parseBill(bill.bytes, { ...options, columns: chosen })
        const expected = bill.rows.map((cells) => {
          const row = expectedRow(bill.layout, cells)
          return Object.fromEntries(chosen.map((name) => [name, row[name]]))
        })
        const read = rows.map((row) =>
          Object.fromEntries(chosen.map((name) => [name, (row as unknown as Record<string, unknown>)[name]]))
        )
        expect(read).toEqual(expected)
        expect(differences).toEqual([])
        expect(expectedTotals(bill.layout, bill.rows)).toMatchObject(readTotals(totals))
      }),
      { numRuns: fuzzRuns(500), seed: fuzzSeed }
    )
  })
})

describe('an Alipay archive', () => {
  const detailTitles = ['Alipay detail', 'Alipay fund detail']
  const summaryOf: Readonly<Record<string, string>> = {
    'Alipay detail': 'Alipay business summary',
    'Alipay fund detail': 'Alipay fund summary'
  }
  const archive = fc.constantFrom(...detailTitles).chain((title) =>
    fc.record({
      detail: billsByTitle[title]!(),
      summary: billsByTitle[summaryOf[title]!]!(),
      method: fc.constantFrom('deflate' as const, 'store' as const),
      descriptor: fc.boolean(),
      summaryFirst: fc.boolean()
    })
  )

  it('gives its detail file, or the summary where that is asked for', async () => {
    await fc.assert(
      fc.asyncProperty(archive, anyCuts, async ({ detail, summary, method, descriptor, summaryFirst }, cuts) => {
        const entries = [
          { name: writeGb18030('20880000000000000156_20211021_业务明细.csv'), data: detail.bytes, method, descriptor },
          {
            name: writeGb18030('20880000000000000156_20211021_业务明细(汇总).csv'),
            data: summary.bytes,
            method,
            descriptor
          }
        ]
        const bytes = writeZip(summaryFirst ? entries.reverse() : entries)
        const parsed = parseBill(bytes)
        expectRows(detail, parsed.rows)
        expectOutcome(detail, parsed)
        const format = summary.layout.format as 'alipay-trade-summary' | 'alipay-fund-summary'
        expectRows(summary, parseBill(bytes, { format }).rows)
        const reader = readBill(cutBytes(bytes, cuts)) as BillReader
        expectRows(detail, await collect(reader))
        expectOutcome(detail, reader)
        expectOutcome(detail, await summarizeBill(cutBytes(bytes, cuts)))
      }),
      { numRuns: fuzzRuns(200), seed: fuzzSeed }
    )
  })
})
