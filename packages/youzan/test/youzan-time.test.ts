import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatYouzanTime, readYouzanTime } from '../src/index.ts'

/** What `date` says in China. */
const chinaTime = (seconds: number) =>
  execFileSync('date', ['-d', `@${seconds}`, '+%Y-%m-%d %H:%M:%S'], { env: { TZ: 'CST-8' } })
    .toString()
    .trim()

const LAST = 253_402_271_999_000

describe('a time of the platform', () => {
  it.each([0, 1_577_905_445, 1_583_720_718, 4_102_444_800])('%i is written as in China', (seconds) => {
    expect(formatYouzanTime(seconds * 1000)).toBe(chinaTime(seconds))
    expect(formatYouzanTime(new Date(seconds * 1000 + 999))).toBe(chinaTime(seconds))
  })

  it('that was written is read again', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: LAST / 1000 }), (seconds) => {
        expect(readYouzanTime(formatYouzanTime(seconds * 1000))).toBe(seconds * 1000)
      })
    )
  })

  it.each([[undefined], [null], [''], [0], ['0'], ['1970-01-01 08:00:00']])(
    'that is not set yet, %o, is none',
    (value) => {
      expect(readYouzanTime(value)).toBeUndefined()
    }
  )

  it.each([
    [1577905445, 1577905445000],
    ['1577905445', 1577905445000],
    [1577905445123, 1577905445123],
    ['1577905445123', 1577905445123]
  ])('in seconds or milliseconds, %o, is milliseconds', (value, ms) => {
    expect(readYouzanTime(value)).toBe(ms)
  })

  it.each([
    ['2020-01-02'],
    ['2020-01-02T03:04:05'],
    ['2020-02-30 00:00:00'],
    ['2020-13-01 00:00:00'],
    ['2020-01-01 24:00:00'],
    ['1969-12-31 00:00:00'],
    ['0000-00-00 00:00:00'],
    ['yesterday'],
    ['12345'],
    [-1],
    [1.5],
    [Number.NaN],
    [{}],
    [true]
  ])('is not %o', (value) => {
    expect(() => readYouzanTime(value)).toThrow(expect.objectContaining({ code: 'ERR_INPUT', field: 'value' }))
  })

  it.each([[Number.NaN], [new Date('x')], ['2020-01-01 00:00:00'], [undefined], [LAST + 1000], [-28_800_001]])(
    'can not be written from %o',
    (time) => {
      expect(() => formatYouzanTime(time as never)).toThrow(
        expect.objectContaining({ code: 'ERR_INPUT', field: 'time' })
      )
    }
  )
})
