import { describe, expect, it } from 'vitest'
import { readParameters } from '../../../../src/services/alipay/gateway/read-parameters.ts'

const form = 'application/x-www-form-urlencoded'
const read = (query: string, body = '', type = form, unnamed: 'gbk' | 'as the parameter says' = 'gbk') =>
  readParameters({ query, headers: { 'content-type': type }, body: Buffer.from(body, 'latin1') }, unnamed)
const text = (parameters: ReturnType<typeof read>, name: string) => parameters.values.get(name)?.text

describe('the parameters of a request', () => {
  it('come from URL and body, the URL first', () => {
    const parameters = read('a=1&charset=utf-8&c=%E6%B5%8B', 'a=2&b=%E6%B5%8B')
    expect([text(parameters, 'a'), text(parameters, 'b'), text(parameters, 'c')]).toEqual(['1', '测', '测'])
    expect(parameters.charset).toBe('utf-8')
  })

  it('are read as GBK when only the body names its charset', () => {
    const parameters = read('', 'charset=utf-8&b=%E6%B5%8B')
    expect(text(parameters, 'b')).not.toBe('测')
    expect(parameters.values.get('b')?.received.toString()).toBe('测')
    expect(parameters.bodyCharset).toBe('gbk')
  })

  it.each([
    ['the URL names it', 'charset=utf-8', form, 'gbk'],
    ['the content type names it', '', `${form};charset=UTF-8`, 'gbk'],
    ['told to believe the parameter', '', form, 'as the parameter says']
  ] as const)('are read in the right charset when %s', (_, query, type, unnamed) => {
    expect(text(read(query, 'charset=utf-8&b=%E6%B5%8B', type, unnamed), 'b')).toBe('测')
  })

  it('are read in GBK where that is declared', () => {
    const parameters = read('charset=GBK&a=%B2%E2', 'b=%B2%E2')
    expect([text(parameters, 'a'), text(parameters, 'b')]).toEqual(['测', '测'])
    expect(parameters.values.get('b')?.bytes.toString('hex')).toBe('b2e2')
  })

  it('have no charset that the gateway knows, if they declare another', () => {
    expect(read('charset=latin1&a=1').charset).toBeUndefined()
    expect(read('a=1').charset).toBe('gbk')
  })

  it('come from the fields of a multipart form, and files beside them', () => {
    const body =
      '--b\r\ncontent-disposition: form-data; name="biz_code"\r\n\r\nx\r\n--b\r\ncontent-disposition: form-data; name="file_content"; filename="a.png"\r\n\r\n\x89PNG\r\n--b--'
    const parameters = read('charset=utf-8', body, 'multipart/form-data; boundary=b')
    expect(text(parameters, 'biz_code')).toBe('x')
    expect(parameters.files.map(({ name, fileName }) => [name, fileName])).toEqual([['file_content', 'a.png']])
  })

  it('are not read from a body of another kind', () => {
    expect(read('a=1', '{"b":1}', 'application/json').values.size).toBe(1)
    expect(read('a=1', 'broken', 'multipart/form-data; boundary=b').files).toEqual([])
  })
})
