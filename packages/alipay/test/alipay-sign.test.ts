import { createPublicKey } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { readAlipaySettings } from '../src/alipay-settings.ts'
import { encodeParams, publicParams, textToSign } from '../src/alipay-sign.ts'
import { rsaSign } from '../src/rsa-sign.ts'
import { APP_ID, APP_KEY, appPrivateKey } from './support/keys.ts'
import { opensslVerify } from './support/openssl.ts'
import {
  fieldsOf,
  paramsOf,
  REQUEST_MS,
  settingsOf,
  startPlatform,
  successBody,
  textOf
} from './support/start-platform.ts'

const publicPem = createPublicKey(appPrivateKey).export({ type: 'spki', format: 'pem' }) as string

describe('textToSign', () => {
  it('writes the published text, sorted and not escaped, whatever order the parameters come in', () => {
    const fields = fieldsOf(APP_KEY.text)
    expect(textToSign(fields)).toBe(APP_KEY.text)
    expect(textToSign(Object.fromEntries(Object.entries(fields).reverse()))).toBe(APP_KEY.text)
  })

  it('gives the published signature', () => {
    expect(rsaSign(textToSign(fieldsOf(APP_KEY.text)), appPrivateKey, 'RSA2')).toBe(APP_KEY.sign)
  })

  it('leaves out what is empty, and sign itself', () => {
    expect(textToSign({ b: '', sign: 'x', a: '1' })).toBe('a=1')
  })
})

describe('publicParams', () => {
  it('writes the documented parameters in Beijing time', () => {
    const params = publicParams(
      readAlipaySettings(settingsOf()),
      { method: 'alipay.trade.query', open: {} },
      REQUEST_MS
    )
    expect(params).toEqual({
      app_id: APP_ID,
      method: 'alipay.trade.query',
      format: 'JSON',
      charset: 'utf-8',
      sign_type: 'RSA2',
      timestamp: '2023-12-21 06:54:37',
      version: '1.0'
    })
  })
})

describe('encodeParams', () => {
  it('writes a blank as %20 and keeps what is plain', () => {
    expect(encodeParams({ a: 'x y+z', b: '支付&=/' })).toBe('a=x%20y%2Bz&b=%E6%94%AF%E4%BB%98%26%3D%2F')
  })
})

describe('encodeParams, beside encodeURIComponent', () => {
  it('writes every kind of value alike', () => {
    const values = ['', 'a-b_c.d~e', 'a+b/c==', 'a+b/c=d', "it's (1) *!", '支付宝', '%2B', 'a b', '2023-12-21 06:54:37']
    for (const value of values) expect(encodeParams({ value })).toBe(`value=${encodeURIComponent(value)}`)
  })
})

describe('a call', () => {
  it('is signed over everything that is sent, so that OpenSSL agrees', async () => {
    const { server, alipay } = await startPlatform()
    server.answer({ body: successBody('alipay.trade.query') })
    await alipay.execute('alipay.trade.query', {
      bizContent: { out_trade_no: '1703141270', subject: '测试 - 1+1 & “%”' },
      notifyUrl: 'https://example.com/notify?a=1'
    })
    const params = paramsOf(server.requests[0])
    expect(opensslVerify(textOf(params), params.sign!, publicPem)).toBe(true)
  })

  it('signs on this thread when alone and on the pool beside others, alike', async () => {
    const { server, alipay } = await startPlatform()
    server.answer({ body: successBody('alipay.trade.query') })
    const calls = Array.from({ length: 16 }, () =>
      alipay.execute('alipay.trade.query', { bizContent: { trade_no: '1' } })
    )
    await Promise.all(calls)
    await alipay.execute('alipay.trade.query', { bizContent: { trade_no: '1' } })
    const signs = new Set(server.requests.map((request) => paramsOf(request).sign))
    expect(server.requests).toHaveLength(17)
    expect(signs.size).toBe(1)
  })

  it('uses SHA-1 for RSA, which must be asked for', async () => {
    const { server, alipay } = await startPlatform({ signType: 'RSA' })
    server.answer({ body: '{}' })
    await alipay.execute('alipay.trade.query', {}).catch(() => {})
    const params = paramsOf(server.requests[0])
    expect(params.sign_type).toBe('RSA')
    expect(opensslVerify(textOf(params), params.sign!, publicPem, 'sha1')).toBe(true)
    expect(opensslVerify(textOf(params), params.sign!, publicPem, 'sha256')).toBe(false)
  })

  it('carries a fresh timestamp with every repeat', async () => {
    const { server, alipay, clock } = await startPlatform()
    let count = 0
    server.answer(() => {
      if (count++ > 0) return { body: successBody('alipay.trade.query') }
      void clock.advance(5000)
      return { status: 503, body: 'busy' }
    })
    await alipay.execute('alipay.trade.query', {})
    const [first, second] = server.requests.map((request) => paramsOf(request))
    expect(Date.parse(`${second?.timestamp}Z`)).toBeGreaterThan(Date.parse(`${first?.timestamp}Z`))
    expect(second?.sign).not.toBe(first?.sign)
  })
})
