import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createSeededRandom } from '../../src/engine/seeded-random.ts'

describe('createSeededRandom', () => {
  it('is SHA-256 of seed and counter, word after word', () => {
    const block = (counter: number) => createHash('sha256').update(`seed\n${counter}`).digest()
    const random = createSeededRandom('seed')
    const words = Array.from({ length: 10 }, () => random.integer(2 ** 32))
    const expected = Array.from({ length: 10 }, (_, index) => block(index >> 3).readUInt32BE((index & 7) * 4))
    expect(words).toEqual(expected)
  })

  it('gives the same for the same seed, and other values for another', () => {
    const text = (seed: string) => createSeededRandom(seed).text(32)
    expect(text('a')).toBe(text('a'))
    expect(text('a')).not.toBe(text('b'))
  })

  it('keeps to the alphabets', () => {
    const random = createSeededRandom('alphabets')
    expect(random.hex(200)).toMatch(/^[0-9a-f]{200}$/)
    expect(random.text(200)).toMatch(/^[0-9A-Za-z]{200}$/)
    expect(random.digits(200)).toMatch(/^[0-9]{200}$/)
    expect(new Set(Array.from({ length: 100 }, () => random.pick(['a', 'b', 'c'])))).toEqual(new Set(['a', 'b', 'c']))
  })
})
