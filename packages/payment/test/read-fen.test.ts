import { describe, expect, it } from 'vitest'
import { readFen } from '../src/read-fen.ts'

const read = (value: unknown, max?: number): number => readFen('alipay.refund', 'refundFee', value, max)

it.each([1, 100, 4294967296, 10_000_000_000])('takes %d fen', (fen) => {
  expect(read(fen)).toBe(fen)
})

describe('what is no amount', () => {
  it.each([
    ['zero', 0, 'an integer outside the range'],
    ['a negative', -1, 'an integer outside the range'],
    ['more than 100 000 000 yuan', 10_000_000_001, 'an integer outside the range'],
    ['NaN', Number.NaN, 'NaN'],
    ['infinity', Number.POSITIVE_INFINITY, 'an infinite number'],
    ['a text', '100', 'text of 3 characters'],
    ['a bigint', 100n, 'a bigint'],
    ['nothing', undefined, 'nothing']
  ])('is refused: %s', (_what, value, received) => {
    expect(() => read(value)).toThrow(
      `alipay.refund: "refundFee" expected an amount in fen, an integer from 1 to 10000000000, got ${received}`
    )
  })

  it('is refused above the limit of this very call', () => {
    expect(() => read(101, 100)).toThrow('an integer from 1 to 100, got an integer outside the range')
  })
})

it('asks about yuan when it gets a fraction, without showing it', () => {
  expect(() => read(0.57)).toThrow('got a number with a fraction. Given in yuan by mistake? 1 yuan is 100 fen')
})
