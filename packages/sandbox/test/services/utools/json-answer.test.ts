import { describe, expect, it } from 'vitest'
import { htmlAnswer, jsonAnswer, wantsJson } from '../../../src/services/utools/json-answer.ts'

describe('wantsJson', () => {
  // Laravel: Request::wantsJson looks at the first acceptable type.
  it.each([
    ['application/json', true],
    ['application/vnd.api+json, */*', true],
    ['*/*', false],
    ['text/html, application/json', false],
    [undefined, false]
  ])('of Accept: %s is %s', (accept, expected) => {
    expect(wantsJson(accept)).toBe(expected)
  })
})

describe('jsonAnswer', () => {
  it('counts as granted with status 200 only', () => {
    expect(jsonAnswer(200, {}).granted).toBe(true)
    expect(jsonAnswer(401, { message: '未知用户' })).toMatchObject({
      granted: false,
      body: '{"message":"\\u672a\\u77e5\\u7528\\u6237"}'
    })
  })
})

describe('htmlAnswer', () => {
  it('redirects after failed validation, and shows a page otherwise', () => {
    const explanation = { summary: 'why' }
    expect(htmlAnswer(422, 'x', 'http://127.0.0.1:1/u', explanation)).toMatchObject({
      status: 302,
      headers: { location: 'http://127.0.0.1:1/u/' }
    })
    expect(htmlAnswer(401, 'Unauthorized.', 'http://127.0.0.1:1/u', explanation)).toMatchObject({
      status: 401,
      headers: { 'content-type': 'text/html; charset=UTF-8' },
      body: expect.stringContaining('401 | Unauthorized.')
    })
  })
})
