import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatAlipayTime, readAlipayTime } from '../src/alipay-time.ts'

describe('formatAlipayTime', () => {
  it('writes Beijing time, whatever the zone of the machine', () => {
    expect(formatAlipayTime(Date.UTC(2023, 11, 20, 22, 54, 37))).toBe('2023-12-21 06:54:37')
    expect(formatAlipayTime(Date.UTC(2023, 11, 31, 16, 0, 0))).toBe('2024-01-01 00:00:00')
  })

  it('writes what the program `date` writes for Asia/Shanghai', () => {
    const ms = 1_703_112_877_000
    const shown = execFileSync('date', ['-d', `@${ms / 1000}`, '+%F %T'], { env: { ...process.env, TZ: 'CST-8' } })
    expect(formatAlipayTime(ms)).toBe(shown.toString().trim())
  })
})

describe('readAlipayTime', () => {
  it('reads what is written, and milliseconds', () => {
    expect(readAlipayTime('2023-12-21 06:54:37')).toBe(Date.UTC(2023, 11, 20, 22, 54, 37))
    expect(readAlipayTime('2015-04-28 15:45:57.320')).toBe(Date.UTC(2015, 3, 28, 7, 45, 57, 320))
    expect(readAlipayTime('2015-04-28 15:45:57.3')).toBe(Date.UTC(2015, 3, 28, 7, 45, 57, 300))
  })

  it.each([
    '',
    '2023-02-30 00:00:00',
    '2023-13-01 00:00:00',
    '2023-12-21',
    '2023-12-21T06:54:37',
    '2023-12-21 24:00:00',
    undefined,
    7
  ])('reads nothing from %j', (text) => {
    expect(readAlipayTime(text)).toBeUndefined()
  })

  it('reads back every second', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), (seconds) => {
        expect(readAlipayTime(formatAlipayTime(seconds * 1000))).toBe(seconds * 1000)
      })
    )
  })
})
