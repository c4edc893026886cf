import { describe, expect, it } from 'vitest'
import { readUtoolsParameters } from '../../../src/services/utools/utools-parameters.ts'
import { UtoolsRefusal } from '../../../src/services/utools/utools-refusal.ts'

const request = (query: string, contentType: string | undefined, body: string | Buffer, method = 'POST') => ({
  operation: 'createGoods',
  method,
  path: '/goods',
  query,
  headers: contentType === undefined ? {} : { 'content-type': contentType },
  body: Buffer.from(body)
})
const read = (...parts: Parameters<typeof request>) => ({ ...readUtoolsParameters(request(...parts), false) })

describe('readUtoolsParameters', () => {
  it('merges query and body, and the body wins', () => {
    expect(read('a=1&b=2', 'application/json', '{"b":3,"c":4}')).toEqual({ a: '1', b: 3, c: 4 })
  })

  it('reads a form body', () => {
    expect(read('', 'application/x-www-form-urlencoded; charset=utf-8', 'a=%E5%B9%B4+x')).toEqual({ a: '年 x' })
  })

  // uTools server API: the documented curl call puts JSON on a GET.
  it('reads JSON on a GET but no form', () => {
    expect(read('a=1', 'application/json', '{"b":2}', 'GET')).toEqual({ a: '1', b: 2 })
    expect(read('a=1', 'application/x-www-form-urlencoded', 'b=2', 'GET')).toEqual({ a: '1' })
  })

  it('takes an empty JSON body for none', () => {
    expect(read('a=1', 'application/json', '')).toEqual({ a: '1' })
  })

  it('trims text and drops what is left empty, if told so', () => {
    const params = readUtoolsParameters(request('a=+x+&b=+', 'application/json', '{"c":1}'), true)
    expect(params).toEqual({ a: 'x', b: null, c: 1 })
  })

  it.each([
    ['JSON that is none', 'application/json', '{'],
    ['another type', 'multipart/form-data; boundary=x', 'x'],
    ['a form that is not UTF-8', 'application/x-www-form-urlencoded', 'title=%C4%E3']
  ])('answers 400 to %s', (_, type, body) => {
    expect(() => read('', type, body)).toThrow(expect.objectContaining({ status: 400 }))
    expect(() => read('', type, body)).toThrow(UtoolsRefusal)
  })
})
