import { describe, expect, it } from 'vitest'
import { readAlipaySettings } from '../../src/alipay-settings.ts'
import { readMethod, readParams } from '../../src/operations/read-params.ts'
import { settingsOf } from '../support/start-platform.ts'

const settings = readAlipaySettings(settingsOf())
const read = (params: unknown, more = settings) => readParams('alipay.execute', more, 'alipay.trade.query', params)

describe('readMethod', () => {
  it.each(['alipay.trade.query', 'alipay.system.oauth.token', 'koubei.item.create', 'a.b-c'])('takes %s', (method) => {
    expect(readMethod('alipay.execute', method)).toBe(method)
  })

  it.each([
    '',
    'query',
    'alipay..query',
    '.a',
    'alipay.trade.query&sign=x',
    'alipay.trade.query ',
    undefined,
    'a.'.repeat(70)
  ])('refuses %j', (method) => {
    expect(() => readMethod('alipay.execute', method)).toThrow('"method" expected')
  })
})

describe('readParams', () => {
  it('sorts public parameters from the method’s own', () => {
    const params = read({
      bizContent: { a: 1 },
      notifyUrl: 'https://example.com/n',
      returnUrl: 'http://example.com/r?a=1',
      appAuthToken: 'app-token',
      authToken: 'user-token',
      fields: { grant_type: 'x', count: 2, ok: false, big: 12345678901234567890n, none: undefined, empty: '' }
    })
    expect(params).toEqual({
      method: 'alipay.trade.query',
      open: {
        notify_url: 'https://example.com/n',
        return_url: 'http://example.com/r?a=1',
        app_auth_token: 'app-token',
        auth_token: 'user-token'
      },
      own: { grant_type: 'x', count: '2', ok: 'false', big: '12345678901234567890', biz_content: '{"a":1}' },
      encrypt: false
    })
  })

  it('is empty where nothing is given', () => {
    expect(read(undefined)).toEqual({ method: 'alipay.trade.query', open: {}, own: {}, encrypt: false })
  })

  it('takes the merchant’s token from the settings, unless the call has one of its own', () => {
    const provider = readAlipaySettings(settingsOf({ appAuthToken: 'settings-token' }))
    expect(read({}, provider).open.app_auth_token).toBe('settings-token')
    expect(read({ appAuthToken: 'call-token' }, provider).open.app_auth_token).toBe('call-token')
  })

  it('encrypts the content', () => {
    const encrypting = readAlipaySettings(settingsOf({ encryptKey: 'aYA0GP8JEW+D7/UFaskCWA==' }))
    const params = read({ bizContent: { out_trade_no: '1703141270' }, encrypt: true }, encrypting)
    expect(params.own.biz_content).toBe('HJjZXDcVHUcOrByocVgEmowXUaPZArNPawHpXAij2HI=')
    expect(params.open.encrypt_type).toBe('AES')
    expect(params.encrypt).toBe(true)
    expect(read({ encrypt: true }, encrypting).own.biz_content).toMatch(/^[\w+/]{22}==$/)
    expect(() => read({ bizContent: {}, encrypt: true })).toThrow(
      '"encrypt" expected false, or encryptKey in the settings, got true without encryptKey'
    )
  })

  it('sends ASCII while charset is gbk', () => {
    const gbk = readAlipaySettings(settingsOf({ charset: 'gbk' }))
    expect(read({ bizContent: { a: '支' } }, gbk).own.biz_content).toBe('{"a":"\\u652f"}')
    expect(() => read({ fields: { a: '支' } }, gbk)).toThrow('"fields.a" expected ASCII while charset is gbk')
    expect(read({ fields: { a: '支' } }).own.a).toBe('支')
  })

  it.each([
    [{ notifyUrl: 'example.com' }, '"notifyUrl" expected an http or https address'],
    [{ notifyUrl: 'https://例子.com' }, '"notifyUrl"'],
    [{ notifyUrl: 'https://[' }, '"notifyUrl" expected an http or https address'],
    [{ returnUrl: `https://a.com/${'a'.repeat(256)}` }, '"returnUrl" expected text of 1 to 256 characters'],
    [{ appAuthToken: '' }, '"appAuthToken"'],
    [{ authToken: 'a b' }, '"authToken" expected text without white space'],
    [{ encrypt: 'yes' }, '"encrypt" expected true or false'],
    [{ biz_content: {} }, '"biz_content" expected one of the known fields'],
    [{ fields: [] }, '"fields" expected an object'],
    [
      { fields: { sign: 'x' } },
      '"fields.sign" expected to be left out, since a setting or an option of its own says it'
    ],
    [{ fields: { notify_url: 'x' } }, '"fields.notify_url" expected to be left out'],
    [{ fields: { 'a&b': 'x' } }, '"fields.a&b" expected a parameter name of letters'],
    [{ fields: { a: '  ' } }, '"fields.a" expected text that is not blank and does not begin with @'],
    [{ fields: { a: '@file' } }, '"fields.a" expected text that is not blank and does not begin with @'],
    [{ fields: { a: {} } }, '"fields.a" expected text, a number or a boolean, got an object'],
    [{ fields: { a: Number.NaN } }, '"fields.a" expected a number with all its digits, got NaN'],
    [{ fields: { a: '\ud800' } }, '"fields.a" expected well-formed Unicode text'],
    ['x', '"input" expected an object']
  ])('refuses %j', (params, words) => {
    expect(() => read(params)).toThrow(words)
  })
})
