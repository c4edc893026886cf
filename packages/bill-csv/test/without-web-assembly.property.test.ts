import fc from 'fast-check'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { anyBill } from './support/any-bill.ts'
import { anyDamage } from './support/any-damage.ts'
import { fuzzRuns, fuzzSeed } from './support/fuzz-settings.ts'
import * as withIt from './support/read-outcomes.ts'
import { fundBill, fundRow } from './support/small-bills.ts'

/** The package as it is on a platform without WebAssembly: another copy, loaded while there is none. */
let without: typeof withIt

beforeAll(async () => {
  vi.stubGlobal('WebAssembly', undefined)
  vi.resetModules()
  without = await import('./support/read-outcomes.ts')
  // The scanner is made with the first bill.
  without.outcomeOfParse(fundBill([fundRow()]))
  vi.unstubAllGlobals()
})

describe('without WebAssembly', () => {
  const options = fc.record({ lenient: fc.boolean(), lazy: fc.boolean(), unescape: fc.boolean() })
  const noDamage = fc.constant((bytes: Uint8Array) => bytes)

  it('any bill, whole or damaged, is read or refused as with it', () => {
    fc.assert(
      fc.property(anyBill({ minRows: 1 }), fc.oneof(noDamage, anyDamage), options, (bill, damage, settings) => {
        const bytes = damage(bill.bytes)
        expect(shown(without.outcomeOfParse(bytes, settings))).toEqual(shown(withIt.outcomeOfParse(bytes, settings)))
        const { lenient } = settings
        expect(without.outcomeOfSummary(bytes, { lenient })).toEqual(withIt.outcomeOfSummary(bytes, { lenient }))
      }),
      { numRuns: fuzzRuns(1000), seed: fuzzSeed }
    )
  })
})

/** Lazy rows of two copies are of two classes. */
function shown({ rows, ...outcome }: withIt.Outcome): object {
  return { ...outcome, rows: JSON.stringify(rows) }
}
