import { expect, it } from 'vitest'
import { encodeExactJson, encodeOddJson } from '../../../../src/services/alipay/wire/exact-json.ts'

it('escapes slashes and leaves Chinese text as it is', () => {
  expect(encodeExactJson({ url: 'http://a/b', text: '测', none: undefined, list: [1, true, null] })).toBe(
    '{"url":"http:\\/\\/a\\/b","text":"测","list":[1,true,null]}'
  )
})

it('writes the same value in an odd way', () => {
  const odd = encodeOddJson({ url: 'http://a/b', text: '测":"', more: { x: '😀' } })
  expect(JSON.parse(odd)).toEqual({ url: 'http://a/b', text: '测":"', more: { x: '😀' } })
  expect(Buffer.byteLength(odd)).toBe(odd.length)
  expect(odd).toContain('"url"\r\n :  "http:\\/\\/a\\/b"')
})
