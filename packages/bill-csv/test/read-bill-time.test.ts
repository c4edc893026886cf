import { describe, expect, it } from 'vitest'
import { readBillTime } from '../src/read-bill-time.ts'

describe('readBillTime', () => {
  // Expected: `date -d '<text> +0800' +%s` of GNU coreutils.
  it.each([
    ['2021-01-28 17:07:11', 1_611_824_831_000],
    ['2024-02-29 00:00:00', 1_709_136_000_000],
    ['2019-12-31 23:59:59', 1_577_807_999_000],
    ['1970-01-01 08:00:00', 0]
  ])('reads %s as Beijing time, whatever the zone of this machine', (text, expected) => {
    expect(readBillTime(text)).toBe(expected)
  })

  it("accepts the two spaces of WeChat Pay's sandbox", () => {
    expect(readBillTime('2021-01-28  17:07:11')).toBe(1_611_824_831_000)
  })

  it.each([
    '',
    '2021-02-29 00:00:00',
    '2021-13-01 00:00:00',
    '2021-00-10 00:00:00',
    '2021-01-32 00:00:00',
    '2021-01-28 24:00:00',
    '2021-01-28 17:60:00',
    '2021-01-28 17:07:60',
    '0021-01-28 17:07:11',
    '2021/1/28 17:07',
    '2021-01-28T17:07:11',
    '2021-01-28 17:07:11 ',
    '2021-01-28   17:07:11',
    '2014-11-10 16：33：45'
  ])('refuses %j', (text) => {
    expect(() => readBillTime(text)).toThrow(
      expect.objectContaining({
        code: 'ERR_BILL_CSV_TIME',
        message:
          'expected a time such as 2021-01-28 17:07:11 (UTC+08:00), got text that is none; was the file saved by a spreadsheet?'
      })
    )
  })

  it('refuses what is no text', () => {
    expect(() => readBillTime(undefined as never)).toThrow(
      new TypeError('"text" expected a time as text, got undefined')
    )
  })
})
