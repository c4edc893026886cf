import { describe, expect, it } from 'vitest'
import { readBeijingTime } from '../../../src/weixin/operations/read-beijing-time.ts'

describe('a day or a second', () => {
  it('is one of the calendar', () => {
    expect(readBeijingTime('x', 'billDate', '20140603', 'day')).toBe('20140603')
    expect(readBeijingTime('x', 'billDate', '20240229', 'day')).toBe('20240229')
    expect(readBeijingTime('x', 'timeExpire', '20091227235959', 'second')).toBe('20091227235959')
  })

  it.each(['20230229', '20141301', '20140600', '20140632', '00000101'])('is no day like %s', (text) => {
    expect(() => readBeijingTime('x', 'billDate', text, 'day')).toThrow(
      'x: "billDate" expected a day as yyyyMMdd, such as 20140603, got what the calendar does not have'
    )
  })

  it.each(['2014-06-03', '2014063', '201406030', '20140603\n', '２０１４０６０３', 20140603])(
    'has no other shape: %j',
    (text) => {
      expect(() => readBeijingTime('x', 'billDate', text, 'day')).toThrow('"billDate" expected')
    }
  )

  it('has hours, minutes and seconds of the clock', () => {
    expect(() => readBeijingTime('x', 'timeExpire', '20091227240000', 'second')).toThrow(
      'what the calendar does not have'
    )
    expect(() => readBeijingTime('x', 'timeExpire', '20091227006000', 'second')).toThrow(
      'what the calendar does not have'
    )
    expect(() => readBeijingTime('x', 'timeExpire', '20091227', 'second')).toThrow('a time as yyyyMMddHHmmss')
  })
})
