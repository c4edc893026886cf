import type { ReplyView } from '@kaifang/http-core'
import { describe, expect, it } from 'vitest'
import { decodeAlipayText, readEnvelope } from '../../src/reply/read-envelope.ts'

/** A reply whose failures are their words. */
function replyOf(body: string | Uint8Array, contentType = 'text/html;charset=utf-8'): ReplyView {
  const fail = {
    decode: (text: string) => new Error(`decode: ${text}`),
    shape: (field: string, rule: string) => new Error(`shape: ${field} ${rule}`)
  }
  return {
    bytes: Buffer.from(body as string),
    headers: { 'content-type': contentType },
    fail,
    status: 200
  } as unknown as ReplyView
}

const read = (body: string | Uint8Array, contentType?: string, charset: 'utf-8' | 'gbk' = 'utf-8') =>
  readEnvelope(replyOf(body, contentType), 'alipay.trade.query', charset)

describe('readEnvelope', () => {
  it('cuts a reply into node, signature and number of the certificate', () => {
    const envelope = read('{"alipay_cert_sn":"ab","sign":"s\\/=","alipay_trade_query_response":{"code":"10000"}}')
    expect(envelope).toMatchObject({
      name: 'alipay_trade_query_response',
      sign: 's/=',
      certificateSerial: 'ab',
      isGbk: false
    })
    expect(Buffer.from(envelope.node).toString()).toBe('{"code":"10000"}')
  })

  it('takes error_response in place of the method’s node', () => {
    expect(read('{"error_response":{"code":"40002"}}')).toMatchObject({ name: 'error_response', sign: undefined })
  })

  it.each([
    ['sign', '{"sign":"a","alipay_trade_query_response":{},"sign":"b"}'],
    ['alipay_trade_query_response', '{"alipay_trade_query_response":{},"sign":"a","alipay_trade_query_response":{}}'],
    ['sign', '{"sign":"a","alipay_trade_query_response":{},"si\\u0067n":"b"}'],
    ['x', '{"alipay_trade_query_response":{},"sign":"a","x":1,"x":1}']
  ])('refuses "%s" twice', (name, body) => {
    expect(() => read(body)).toThrow(`shape: ${name} given once`)
  })

  it('refuses both nodes, neither, and the node of another method', () => {
    const rule = 'shape: alipay_trade_query_response there, or error_response in its place'
    expect(() => read('{"error_response":{},"alipay_trade_query_response":{},"sign":"a"}')).toThrow(rule)
    expect(() => read('{"sign":"a"}')).toThrow(rule)
    expect(() => read('{"alipay_trade_refund_response":{},"sign":"a"}')).toThrow(rule)
  })

  it('refuses a signature that is no text', () => {
    for (const sign of ['1', 'null', '""', '{}', '"\\x"']) {
      expect(() => read(`{"alipay_trade_query_response":{},"sign":${sign}}`)).toThrow('shape: sign text')
    }
  })

  it.each([
    ['', 'decode: sent an empty body instead of JSON'],
    ['<html>系统繁忙</html>', 'decode: sent an HTML page instead of JSON'],
    ['busy', 'decode: sent a body that is not a JSON object'],
    ['{"\\q":1}', 'decode: sent a body that is not JSON']
  ])('says what %j is', (body, words) => {
    expect(() => read(body)).toThrow(words)
  })

  it('reads GBK where it was asked for, or the header says so and it is no UTF-8', () => {
    const gbk = Buffer.from([
      ...Buffer.from('{"alipay_trade_query_response":{"a":"'),
      0x81,
      0x5c,
      ...Buffer.from('"}}')
    ])
    expect(read(gbk, 'text/html;charset=GBK')).toMatchObject({ isGbk: true })
    expect(read(gbk, 'text/html', 'gbk')).toMatchObject({ isGbk: true })
    expect(read('{"alipay_trade_query_response":{"a":"中"}}', 'text/html;charset=GBK')).toMatchObject({ isGbk: false })
    expect(read('{"alipay_trade_query_response":{"a":"中"}}', 'text/html;charset=UTF-8', 'gbk')).toMatchObject({
      isGbk: false
    })
  })
})

describe('decodeAlipayText', () => {
  // 支付宝 in GBK, by iconv.
  it('decodes GBK and UTF-8 strictly', () => {
    expect(decodeAlipayText(Buffer.from('d6a7b8b6b1a6', 'hex'), true)).toBe('支付宝')
    expect(decodeAlipayText(Buffer.from('支付宝'), false)).toBe('支付宝')
    expect(decodeAlipayText(Buffer.from('d6a7b8b6b1a6', 'hex'), false)).toBeUndefined()
    expect(decodeAlipayText(Buffer.from('d6ff', 'hex'), true)).toBeUndefined()
  })
})
