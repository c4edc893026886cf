import { createPublicKey } from 'node:crypto'
import { createFixedClock } from '@kaifang/http-core/testing'
import { describe, expect, it } from 'vitest'
import { initAlipay } from '../../src/index.ts'
import { appPrivateKey } from '../support/keys.ts'
import { opensslVerify } from '../support/openssl.ts'
import { readVector } from '../support/read-vector.ts'
import { REQUEST_MS, settingsOf, textOf } from '../support/start-platform.ts'

interface OrderVector {
  readonly notifyUrl: string
  readonly bizContent: Readonly<Record<string, string>>
  readonly orderString: string
}
const vector = readVector<OrderVector>('order-string')
const publicPem = createPublicKey(appPrivateKey).export({ type: 'spki', format: 'pem' }) as string
const clock = createFixedClock(REQUEST_MS)
const alipay = initAlipay(settingsOf({ clock }))
const params = { bizContent: vector.bizContent, notifyUrl: vector.notifyUrl }

/** Undoes the five entities of HTML, as a browser does. */
function unescapeHtml(text: string): string {
  return text
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}

/** What the form would send. */
function fieldsOf(html: string) {
  const action = new URL(unescapeHtml(/action="([^"]*)"/.exec(html)![1]!))
  const inputs = [...html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)]
  return {
    action,
    fields: Object.fromEntries(inputs.map(([, name, value]) => [unescapeHtml(name!), unescapeHtml(value!)]))
  }
}

describe('buildOrderString', () => {
  it('gives the computed vector, byte for byte', () => {
    expect(alipay.buildOrderString('alipay.trade.app.pay', params)).toBe(vector.orderString)
  })

  it('needs an order', () => {
    expect(() => alipay.buildOrderString('alipay.trade.app.pay', {})).toThrow(
      'alipay.buildOrderString: "bizContent" expected the order\'s parameters, got nothing'
    )
  })
})

describe('buildPageUrl', () => {
  it('gives an address that carries all of it, signed', () => {
    const url = new URL(
      alipay.buildPageUrl('alipay.trade.page.pay', { ...params, returnUrl: 'https://example.com/r?a=1&b=2' })
    )
    expect(url.origin + url.pathname).toBe('https://openapi.alipay.com/gateway.do')
    const sent = Object.fromEntries(url.searchParams)
    expect(sent).toMatchObject({ method: 'alipay.trade.page.pay', return_url: 'https://example.com/r?a=1&b=2' })
    expect(JSON.parse(sent.biz_content!)).toEqual(vector.bizContent)
    expect(opensslVerify(textOf(sent), sent.sign!, publicPem)).toBe(true)
  })
})

describe('buildPageForm', () => {
  it('gives a form that carries all of it, signed, and sends itself', () => {
    const html = alipay.buildPageForm('alipay.trade.page.pay', params)
    const { action, fields } = fieldsOf(html)
    const sent = { ...Object.fromEntries(action.searchParams), ...fields } as Record<string, string>
    expect(Object.keys(fields)).toEqual(['biz_content'])
    expect(opensslVerify(textOf(sent), sent.sign!, publicPem)).toBe(true)
    expect(html).toContain('accept-charset="utf-8"')
    expect(html).toContain('.submit()')
  })

  it('escapes what a buyer may have written', () => {
    const bizContent = { subject: `"><script>alert('1')</script>&quot;`, out_trade_no: '1' }
    const html = alipay.buildPageForm('alipay.trade.page.pay', { bizContent })
    expect(html).not.toContain('<script>alert')
    expect(JSON.parse(fieldsOf(html).fields.biz_content!)).toEqual(bizContent)
  })

  it('is ASCII in GBK, so that no browser can write it otherwise', () => {
    const gbk = initAlipay(settingsOf({ clock, charset: 'gbk' }))
    const html = gbk.buildPageForm('alipay.trade.page.pay', params)
    const { action, fields } = fieldsOf(html)
    expect(action.searchParams.get('charset')).toBe('GBK')
    expect(fields.biz_content).toMatch(/^[\0-\x7f]+$/)
    expect(html).toContain('accept-charset="gbk"')
    expect(JSON.parse(fields.biz_content!)).toEqual(vector.bizContent)
  })
})
