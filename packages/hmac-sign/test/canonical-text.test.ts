import { describe, expect, it } from 'vitest'
import { canonicalText } from '../src/index.ts'
import { NO_TEXT_FORM, NOT_PARAMS, NOT_STRINGS } from './wrong-values.ts'

describe('canonicalText', () => {
  // WeChat Pay API v2, the string to sign of the official sample, before "&key=".
  it('writes the text of the WeChat Pay v2 sample', () => {
    const params = {
      appid: 'wxd930ea5d5a258f4f',
      mch_id: '10000100',
      device_info: '1000',
      body: 'test',
      nonce_str: 'ibuaiVcKdpRxkhJA'
    }
    expect(canonicalText(params, { skipEmpty: true })).toBe(
      'appid=wxd930ea5d5a258f4f&body=test&device_info=1000&mch_id=10000100&nonce_str=ibuaiVcKdpRxkhJA'
    )
  })

  // Alipay: text of a request whose RSA2 signature has been checked with the application's public key.
  it('writes the text of an Alipay request', () => {
    const params = {
      version: '1.0',
      timestamp: '2023-12-21 06:54:37',
      sign_type: 'RSA2',
      sign: 'FrzUwXziVWK2',
      return_url: 'http://hk.ysdor.cn/index.php',
      notify_url: 'http://hk.ysdor.cn/index.php',
      method: 'alipay.trade.query',
      format: 'JSON',
      charset: 'utf-8',
      biz_content: '{"out_trade_no":"1703141270"}',
      app_id: '9021000122682882',
      app_cert_sn: 'e90dd23a37c5c7b616e003970817ff82',
      alipay_root_cert_sn: '687b59193f3f462dd5336e5abf83c5d8_02941eef3187dddf3d3b83462e1dfcf6'
    }
    expect(canonicalText(params, { skipEmpty: true })).toBe(
      'alipay_root_cert_sn=687b59193f3f462dd5336e5abf83c5d8_02941eef3187dddf3d3b83462e1dfcf6&app_cert_sn=e90dd23a37c5c7b616e003970817ff82&app_id=9021000122682882&biz_content={"out_trade_no":"1703141270"}&charset=utf-8&format=JSON&method=alipay.trade.query&notify_url=http://hk.ysdor.cn/index.php&return_url=http://hk.ysdor.cn/index.php&sign_type=RSA2&timestamp=2023-12-21 06:54:37&version=1.0'
    )
  })

  it('escapes nothing', () => {
    expect(canonicalText({ a: ' *~+&=%\n年😀' }, { skipEmpty: true })).toBe('a= *~+&=%\n年😀')
  })

  it('leaves null and undefined out, always', () => {
    const params = { a: null, b: undefined, c: 'x' }
    expect(canonicalText(params, { skipEmpty: false })).toBe('c=x')
    expect(canonicalText(params, { skipEmpty: true })).toBe('c=x')
  })

  it('leaves empty text out only when told', () => {
    const params = { a: '', b: 0, c: false, d: ' ', e: '0' }
    expect(canonicalText(params, { skipEmpty: true })).toBe('b=0&c=false&d= &e=0')
    expect(canonicalText(params, { skipEmpty: false })).toBe('a=&b=0&c=false&d= &e=0')
  })

  it('writes numbers and booleans as String does', () => {
    const params = { a: 0.01, b: 88.88, c: 1e-7, d: -0, e: true, f: 2n ** 64n, g: 9007199254740991 }
    expect(canonicalText(params, { skipEmpty: true })).toBe(
      'a=0.01&b=88.88&c=1e-7&d=0&e=true&f=18446744073709551616&g=9007199254740991'
    )
  })

  it('leaves out the names that it is told, in place of sign', () => {
    const params = { sign: 's', sign_type: 'RSA2', a: '1' }
    expect(canonicalText(params, { skipEmpty: true })).toBe('a=1&sign_type=RSA2')
    expect(canonicalText(params, { skipEmpty: true, omit: ['sign', 'sign_type'] })).toBe('a=1')
  })

  it('keeps a field named __proto__ and sorts names of whole numbers as text', () => {
    expect(canonicalText(JSON.parse('{"9":"x","10":"y","__proto__":"z"}'), { skipEmpty: true })).toBe(
      '10=y&9=x&__proto__=z'
    )
  })

  it.each(NOT_PARAMS)('refuses %s as params', (words, value) => {
    expect(() => canonicalText(value as never, { skipEmpty: true })).toThrow(
      new TypeError(`"params" expected plain object, got ${words}`)
    )
  })

  it.each(
    NO_TEXT_FORM.filter(([, value]) => typeof value === 'object').concat([
      ['array of length 1', ['a']],
      ['Object', {}]
    ])
  )('refuses %s as a value and says what to do', (words, value) => {
    expect(() => canonicalText({ detail: value as never }, { skipEmpty: true })).toThrow(
      new TypeError(
        `"detail" expected string, number, bigint, boolean or null, got ${words}: serialise it first, then sign and send that text`
      )
    )
  })

  it.each(NO_TEXT_FORM.filter(([, value]) => typeof value !== 'object'))('refuses %s as a value', (words, value) => {
    expect(() => canonicalText({ detail: value as never }, { skipEmpty: true })).toThrow(
      new TypeError(`"detail" expected string, number, bigint, boolean or null, got ${words}`)
    )
  })

  it.each(NOT_STRINGS.filter(([words]) => words !== 'boolean'))(
    'refuses %s as skipEmpty: there is no default',
    (words, value) => {
      expect(() => canonicalText({}, { skipEmpty: value as never })).toThrow(
        new TypeError(`"skipEmpty" expected boolean (is '' left out?), got ${words}`)
      )
    }
  )

  it('refuses to be called without options', () => {
    expect(() => (canonicalText as (params: object) => string)({})).toThrowErrorMatchingInlineSnapshot(
      `[TypeError: "options" expected object, got undefined]`
    )
  })

  it('names the field with a number that lost digits, or with a lone surrogate', () => {
    expect(() => canonicalText({ order: 2 ** 60 }, { skipEmpty: true })).toThrow(RangeError)
    expect(() => canonicalText({ fee: Number.NaN }, { skipEmpty: true })).toThrow(RangeError)
    expect(() => canonicalText({ body: '\ude00' }, { skipEmpty: true })).toThrowErrorMatchingInlineSnapshot(
      `[TypeError: "body" expected well-formed text, got a lone surrogate at index 0]`
    )
  })
})
