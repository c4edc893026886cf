import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { openWeixinPay, signV2 } from '../../../support/open-weixin-pay.ts'

type Mistake = (fields: Record<string, string>, key: string, mchId: string) => string

const md5 = (text: string) => createHash('md5').update(text).digest('hex').toUpperCase()
const join = (fields: Record<string, string>) =>
  Object.keys(fields)
    .sort()
    .map((name) => `${name}=${fields[name]}`)
    .join('&')

describe('the explanation of a refused signature', () => {
  it.each<[string, Mistake]>([
    ['signed with HMAC-SHA256: send sign_type', (fields, key) => signV2(fields, key, 'HMAC-SHA256')],
    ['the signature is in lower case', (fields, key) => signV2(fields, key).toLowerCase()],
    ['empty parameters were signed', (fields, key) => md5(`${join(fields)}&key=${key}`)],
    [
      'not sorted by name',
      (fields, key) => {
        const text = Object.entries(fields).filter(([, value]) => value !== '')
        return md5(`${text.map(([name, value]) => `${name}=${value}`).join('&')}&key=${key}`)
      }
    ],
    [
      'URL-encoded',
      (fields, key) => {
        const encoded = Object.fromEntries(
          Object.entries(fields).map(([name, value]) => [name, encodeURIComponent(value)])
        )
        return signV2(encoded, key)
      }
    ],
    [
      'escaped XML was signed',
      (fields, key) => signV2({ ...fields, attach: fields.attach!.replaceAll('&', '&amp;') }, key)
    ],
    ['CR LF', (fields, key) => signV2({ ...fields, attach: fields.attach!.replaceAll('\n', '\r\n') }, key)],
    ['white space around them', (fields, key) => signV2({ ...fields, body: fields.body!.trim() }, key)],
    ['"body" was sent but not signed', ({ body: _, ...fields }, key) => signV2(fields, key)],
    [
      'the key was appended without &key=',
      (fields, key) => md5(join({ ...fields, detail: '' }).replace('&detail=', '') + key)
    ],
    ['the key was left out of the text', (fields) => md5(join({ ...fields, detail: '' }).replace('&detail=', ''))],
    ['white space around it', (fields, key) => signV2(fields, `${key}\n`)],
    ['the merchant number instead of the API key', (fields, _, mchId) => signV2(fields, mchId)]
  ])('knows: %s', async (cause, mistake) => {
    const { send, weixinPay, why } = await openWeixinPay()
    const fields: Record<string, string> = {
      mch_id: weixinPay.mchId,
      appid: weixinPay.appId,
      nonce_str: 'n',
      out_trade_no: 'order_0001',
      body: ' a b ',
      detail: '',
      attach: 'x&y\nz'
    }
    const sign = mistake(fields, weixinPay.key, weixinPay.mchId)
    const elements = Object.entries({ ...fields, sign }).map(
      ([name, value]) => `<${name}><![CDATA[${value}]]></${name}>`
    )
    const reply = await send('/pay/orderquery', `<xml>${elements.join('')}</xml>`)
    expect(reply.fields).toEqual({ return_code: 'FAIL', return_msg: '签名错误' })
    expect(why()?.likelyCause).toContain(cause)
  })

  it('shows the text with the key masked, and the first byte that differs', async () => {
    const { query, call, weixinPay, why } = await openWeixinPay()
    await query()
    await call('/pay/orderquery', { out_trade_no: 'x' }, { sign: (right) => `${right.slice(0, 5)}${'0'.repeat(27)}` })
    const explanation = why()!
    expect(explanation.stringToSign).toBe(
      `appid=${weixinPay.appId}&mch_id=${weixinPay.mchId}&nonce_str=nonce2&out_trade_no=x&key=********`
    )
    expect(explanation.signatureDiffersAt).toBeGreaterThanOrEqual(5)
    expect(JSON.stringify([explanation.stringToSign, explanation.clientSigned])).not.toContain(weixinPay.key)
  })

  it('knows a key that was reset', async () => {
    const { call, weixinPay, why } = await openWeixinPay()
    const old = weixinPay.key
    expect(weixinPay.resetKey()).not.toBe(old)
    await call('/pay/orderquery', { out_trade_no: 'x' }, { key: old })
    expect(why()?.likelyCause).toContain('an API key that was reset')
    await call('/pay/orderquery', { out_trade_no: 'x' }, { signType: 'HMAC-SHA256', key: 'other' })
    expect(why()?.likelyCause).toContain('none of the usual mistakes')
  })
})
