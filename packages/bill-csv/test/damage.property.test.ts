import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyBill, billsByTitle } from './support/any-bill.ts'
import { anyDamage } from './support/any-damage.ts'
import { anyCuts, cutBytes } from './support/cut-bytes.ts'
import { fuzzRuns, fuzzSeed } from './support/fuzz-settings.ts'
import {
  type Outcome,
  outcomeOfParse,
  outcomeOfRead,
  outcomeOfStreamSummary,
  outcomeOfSummary
} from './support/read-outcomes.ts'
import { writeGb18030 } from './support/write-gb18030.ts'
import { writeZip } from './support/write-zip.ts'

const name = writeGb18030('20880000000000000156_20211021_业务明细.csv')
const containers = {
  plain: (bytes: Uint8Array) => bytes,
  gzip: (bytes: Uint8Array) => Uint8Array.from(gzipSync(bytes)),
  zip: (data: Uint8Array) => writeZip([{ name, data }])
}
const anyContainer = fc.constantFrom(...Object.values(containers))

/** Amounts and counts of rows are integers that JavaScript keeps exactly, whatever the file says. */
function expectSafe({ rows = [], summary }: Outcome): void {
  if (summary !== undefined) expect(summary.rowCount).toBeGreaterThanOrEqual(rows.length)
  const values = [...rows, summary?.totals ?? {}, summary?.footer ?? {}].flatMap((holder) => Object.values(holder))
  expect(values.filter((value) => typeof value === 'number' && !Number.isSafeInteger(value))).toEqual([])
}

/** One of each format, and the header that differs most. */
const CUT = [
  ...['new ALL', 'old REFUND with 企业红包金额', 'fund flow (元)', 'Alipay detail', 'Alipay business summary'],
  ...['Alipay fund detail', 'Alipay fund summary']
]

describe.each(CUT)('a bill of the kind "%s" that is cut at any byte', (title) => {
  const [bill] = fc.sample(billsByTitle[title]!({ minRows: 2, maxRows: 2 }), { numRuns: 1, seed: fuzzSeed })
  const whole = outcomeOfParse(bill!.bytes)

  it('is an error, shows a difference, or still holds the same rows and totals', () => {
    for (let length = 0; length < bill!.bytes.length; length++) {
      const cut = bill!.bytes.slice(0, length)
      const outcome = outcomeOfParse(cut)
      expectSafe(outcome)
      if (outcome.summary === undefined) expect(whole.rows!.slice(0, outcome.rows!.length)).toEqual(outcome.rows)
      else if (outcome.summary.differences.length === 0) {
        expect([length, outcome.rows, outcome.summary.totals]).toEqual([length, whole.rows, whole.summary!.totals])
      }
      expectSafe(outcomeOfParse(cut, { lenient: true }))
      const summary = outcomeOfSummary(cut)
      // Sums may be surer of a damaged text than rows are, never of the totals.
      if (summary.summary !== undefined && summary.summary.differences.length === 0) {
        expect([length, summary.summary.totals]).toEqual([length, whole.summary!.totals])
      }
    }
  })

  it('ends the same way when it comes in two chunks', async () => {
    for (let length = 0; length < bill!.bytes.length; length++) {
      const cut = bill!.bytes.slice(0, length)
      const chunks = cutBytes(cut, [(length * 0.618) % 1])
      expect(await outcomeOfRead(chunks)).toEqual(outcomeOfParse(cut))
      const summary = await outcomeOfStreamSummary(chunks, { lenient: true })
      expect(summary).toEqual(outcomeOfSummary(cut, { lenient: true }))
    }
  })
})

describe.each(['gzip', 'zip'] as const)('a %s file that is cut at any byte', (kind) => {
  it('is a BillError, from memory and from a stream', async () => {
    const [bill] = fc.sample(billsByTitle['Alipay detail']!({ minRows: 2 }), { numRuns: 1, seed: fuzzSeed })
    const bytes = containers[kind](bill!.bytes)
    for (let length = 0; length < bytes.length; length++) {
      const cut = bytes.slice(0, length)
      expect([length, typeof outcomeOfParse(cut).code]).toEqual([length, 'string'])
      expect([length, typeof (await outcomeOfRead(cutBytes(cut, [0.3, 0.7]))).code]).toEqual([length, 'string'])
      expect([length, typeof (await outcomeOfStreamSummary(cutBytes(cut, [0.5]))).code]).toEqual([length, 'string'])
    }
  })
})

describe('a damaged bill of any kind', () => {
  const options = fc.record({ lenient: fc.boolean(), lazy: fc.boolean(), raw: fc.boolean(), unescape: fc.boolean() })

  it('is read or refused with a BillError, and all ways in see the same', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyBill({ minRows: 1 }),
        anyDamage,
        anyContainer,
        anyCuts,
        options,
        async (bill, damage, contain, cuts, settings) => {
          const bytes = contain(damage(bill.bytes))
          const parsed = outcomeOfParse(bytes, settings)
          expectSafe(parsed)
          const read = await outcomeOfRead(cutBytes(bytes, cuts), settings)
          expect(read).toEqual(parsed)
          const { lenient } = settings
          const summary = outcomeOfSummary(bytes, { lenient })
          expect(await outcomeOfStreamSummary(cutBytes(bytes, cuts), { lenient })).toEqual(summary)
          if (parsed.summary !== undefined && parsed.summary.errors.length === 0) {
            expect(summary.summary).toEqual(parsed.summary)
          }
        }
      ),
      { numRuns: fuzzRuns(1000), seed: fuzzSeed }
    )
  })

  it('in a damaged container is read or refused with a BillError', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyBill({ maxRows: 2 }),
        fc.constantFrom(containers.gzip, containers.zip),
        anyDamage,
        anyCuts,
        options,
        async (bill, contain, damage, cuts, settings) => {
          const bytes = damage(contain(bill.bytes))
          expectSafe(outcomeOfParse(bytes, settings))
          expectSafe(await outcomeOfRead(cutBytes(bytes, cuts), settings))
          expectSafe(await outcomeOfStreamSummary(cutBytes(bytes, cuts)))
        }
      ),
      { numRuns: fuzzRuns(500), seed: fuzzSeed }
    )
  })

  it('is refused with a BillError where it is no bill at all', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), anyCuts, options, async (bytes, cuts, settings) => {
        expect(typeof outcomeOfParse(bytes, settings).code).toBe('string')
        expect(typeof (await outcomeOfRead(cutBytes(bytes, cuts), settings)).code).toBe('string')
        expect(typeof outcomeOfSummary(bytes).code).toBe('string')
      }),
      { numRuns: fuzzRuns(1000), seed: fuzzSeed }
    )
  })
})
