import fc from 'fast-check'
import { expect, it } from 'vitest'
import { encodeYuan } from '../src/encode-yuan.ts'
import { MAX_FEN } from '../src/read-fen.ts'
import { readYuan } from '../src/read-yuan.ts'

// Written down by hand: each is an amount that a product with 0.01, or a quotient by 100, gets wrong or prints differently.
it.each([
  [1, '0.01'],
  [9, '0.09'],
  [10, '0.10'],
  [57, '0.57'],
  [99, '0.99'],
  [100, '1.00'],
  [435, '4.35'],
  [1999, '19.99'],
  [100_000_001, '1000000.01'],
  [9_999_999_999, '99999999.99'],
  [10_000_000_000, '100000000.00']
])('writes %d fen as %s yuan', (fen, yuan) => {
  expect(encodeYuan(fen)).toBe(yuan)
})

it('always writes two decimals and no leading zero', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: MAX_FEN }), (fen) => {
      expect(encodeYuan(fen)).toMatch(/^(0|[1-9]\d*)\.\d\d$/)
    })
  )
})

it('gives the same fen back over the whole range, near every power of ten too', () => {
  const edges: number[] = []
  for (let power = 1; power <= MAX_FEN; power *= 10) edges.push(power - 1, power, power + 1)
  const inRange = edges.filter((fen) => fen >= 1 && fen <= MAX_FEN)
  for (const fen of inRange) expect(readYuan(encodeYuan(fen))).toBe(fen)
  const fens = fc.oneof(fc.integer({ min: 1, max: MAX_FEN }), fc.integer({ min: 1, max: 100_000 }))
  const runs = Number(process.env.FUZZ_RUNS ?? 1000)
  fc.assert(
    fc.property(fens, (fen) => readYuan(encodeYuan(fen)) === fen),
    { numRuns: runs }
  )
})
