import { describe, expect, it } from 'vitest'
import { chinaTimeText, epochText, readChinaTime } from '../../../../src/services/youzan/wire/china-time.ts'

describe('China time', () => {
  it('is UTC+8', () => {
    expect(chinaTimeText(Date.UTC(2026, 0, 1, 16, 0, 1))).toBe('2026-01-02 00:00:01')
    expect(readChinaTime('2026-01-02 00:00:01')).toBe(Date.UTC(2026, 0, 1, 16, 0, 1))
  })

  // Youzan reference 11.2: the epoch in UTC+8 stands for "unset".
  it('writes the epoch as the platform writes dates that are not there', () => {
    expect(chinaTimeText(0)).toBe(epochText)
  })

  it.each(['2026-01-02', '2026-02-30 00:00:00', '2026-01-02T00:00:00', '2026-01-02 24:00:00', ''])(
    'does not read %j',
    (text) => expect(readChinaTime(text)).toBeUndefined()
  )
})
