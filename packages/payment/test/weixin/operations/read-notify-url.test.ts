import { describe, expect, it } from 'vitest'
import { readNotifyUrl } from '../../../src/weixin/operations/read-notify-url.ts'

describe('an address for notifications', () => {
  it.each(['https://example.com', 'http://127.0.0.1:8080/notify', 'https://例子.中国/通知', 'HTTPS://example.com/a/b'])(
    'is absolute, and kept as it is: %s',
    (url) => {
      expect(readNotifyUrl('x', url)).toBe(url)
    }
  )

  it.each([
    ['/notify', 'another shape'],
    ['example.com/notify', 'another shape'],
    ['ftp://example.com', 'another shape'],
    ['http:example.com', 'another shape'],
    ['https://', 'another shape'],
    [
      'https://example.com/?a=1',
      'an address with a query. WeChat Pay calls no address with parameters: put them in attach, or in the path'
    ],
    ['https://example.com/a?', 'an address with a query'],
    ['https://example.com/#a', 'an address with a fragment'],
    ['https://user:word@example.com/', 'an address with a user name'],
    ['https://example.com/a b', 'an address with white space or a backslash'],
    ['https://example.com/\n', 'an address with white space or a backslash']
  ])('is not %s', (url, received) => {
    expect(() => readNotifyUrl('x', url)).toThrow(
      `x: "notifyUrl" expected an absolute http or https address without a query, got ${received}`
    )
  })

  it('has 256 characters at most', () => {
    const url = `https://example.com/${'a'.repeat(236)}`
    expect(readNotifyUrl('x', url)).toHaveLength(256)
    expect(() => readNotifyUrl('x', `${url}a`)).toThrow('"notifyUrl" expected text of 1 to 256 characters')
  })
})
