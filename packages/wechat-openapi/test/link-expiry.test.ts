import { readText } from '@kaifang/http-core'
import { describe, expect, it } from 'vitest'
import { LINK_QUERY, readLinkExpiry } from '../src/link-expiry.ts'

describe('readLinkExpiry', () => {
  it.each([
    [{}],
    [{ expireTime: 1714199999 }],
    [{ expireType: 0, expireTime: 1714199999, isExpire: true }],
    [{ expireType: 1, expireInterval: 30 }]
  ] as const)('takes %j', (input) => {
    const given = Object.fromEntries(
      Object.entries(readLinkExpiry('c', input)).filter(([, value]) => value !== undefined)
    )
    expect(given).toEqual(input)
  })

  it.each([
    [{ expireInterval: 30 }, '"expireInterval" expected to be left out with "expireType" 0'],
    [{ expireType: 1 }, '"expireInterval" expected days from 1 to 30, got nothing'],
    [{ expireType: 1, expireInterval: 1, expireTime: 1 }, '"expireTime" expected to be left out with "expireType" 1'],
    [{ expireType: 1, expireInterval: 0 }, '"expireInterval" expected an integer from 1 to 30'],
    [{ expireTime: 1714199999000 }, '"expireTime" expected an integer from 1 to 9999999999'],
    [{ isExpire: 1 }, '"isExpire" expected true or false']
  ])('refuses %j', (input, words) => {
    expect(() => readLinkExpiry('c', input as never)).toThrow(words)
  })
})

describe('LINK_QUERY', () => {
  it('takes the alphabet of the document, and no text at all', () => {
    for (const query of ['', "a=1&b=%E5%B9%B4!#$&'()*+,/:;=?@-._~"]) {
      expect(readText('c', 'query', query, LINK_QUERY)).toBe(query)
    }
  })

  it.each(['年', 'a b', '"', 'a'.repeat(1025)])('refuses %j', (query) => {
    expect(() => readText('c', 'query', query, LINK_QUERY)).toThrow('"query" expected')
  })
})
