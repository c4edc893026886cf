import { describe, expect, it } from 'vitest'
import { compactTime, readCompactTime, spacedTime } from '../../../../src/services/weixin-pay/wire/compact-time.ts'

// 2018-11-19 16:24:13 in China is 08:24:13 UTC.
const at = Date.UTC(2018, 10, 19, 8, 24, 13)

describe('time in China', () => {
  it('is written in two ways', () => {
    expect([compactTime(at), spacedTime(at)]).toEqual(['20181119162413', '2018-11-19 16:24:13'])
    expect(compactTime(Date.UTC(2018, 11, 31, 16))).toBe('20190101000000')
  })

  it('is read', () => {
    expect(readCompactTime('20181119162413')).toBe(at)
  })

  it.each(['', '2018111916241', '20180230000000', '20181119246000', '2018-11-19 16:24', 'abcdefghijklmn'])(
    'is not %j',
    (text) => {
      expect(readCompactTime(text)).toBeUndefined()
    }
  )
})
