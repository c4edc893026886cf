import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { ALIPAY_NOTIFY_REPLY, type AlipayNotify, initAlipay } from '../../src/index.ts'
import { failureOf } from '../support/failure-of.ts'
import { APP_ID, APP_KEY, alipayPair, makePair } from '../support/keys.ts'
import { type NotificationVector, readVector } from '../support/read-vector.ts'
import { fieldsOf, formOf, settingsOf, signedForm } from '../support/start-platform.ts'

const vectors = readVector<Record<'trade' | 'return' | 'production' | 'message', NotificationVector>>('notifications')
const alipay = initAlipay(settingsOf())
const trade = fieldsOf(vectors.trade.text)
const verify = (body: string | Uint8Array, client = alipay) => client.verifyNotify({ body })

describe('verifyNotify', () => {
  it.each([
    ['trade', APP_ID],
    ['production', '2019073166072302']
  ] as const)('believes the published %s notification, with + and Chinese text', async (name, appId) => {
    const { publicKey, text, sign } = vectors[name]
    const fields = fieldsOf(text)
    const client = initAlipay(settingsOf({ appId, alipayPublicKey: publicKey }))
    const notify = await verify(formOf({ ...fields, sign, sign_type: 'RSA2' }), client)
    expect(notify).toEqual({
      kind: 'trade',
      appId,
      notifyId: fields.notify_id,
      notifyType: 'trade_status_sync',
      notifyTime: fields.notify_time,
      outTradeNo: fields.out_trade_no,
      tradeNo: fields.trade_no,
      tradeStatus: 'TRADE_SUCCESS',
      fields,
      successReply: { status: 200, contentType: 'text/plain; charset=utf-8', body: 'success' }
    })
  })

  it('believes the published message of the open platform', async () => {
    const { publicKey, text, sign } = vectors.message
    const { sign_type, ...fields } = fieldsOf(text)
    const client = initAlipay(settingsOf({ appId: '2017122801303261', alipayPublicKey: publicKey }))
    expect(await verify(formOf({ ...fields, sign_type: sign_type!, sign }), client)).toMatchObject({
      kind: 'message',
      method: 'alipay.open.servicemarket.order.notify',
      notifyType: 'servicemarket_order_notify',
      fields
    })
  })

  it('reads GBK over its bytes', async () => {
    const fields = {
      app_id: APP_ID,
      charset: 'GBK',
      notify_id: '1',
      notify_type: 'trade_status_sync',
      out_trade_no: '1',
      trade_no: '2',
      trade_status: 'TRADE_SUCCESS'
    }
    const subject = Buffer.from('d6a7b8b6b1a6815c', 'hex')
    const { sign: signText } = await import('node:crypto')
    const text = Buffer.concat([
      Buffer.from(`app_id=${APP_ID}&charset=GBK&notify_id=1&notify_type=trade_status_sync&out_trade_no=1&subject=`),
      subject,
      Buffer.from('&trade_no=2&trade_status=TRADE_SUCCESS')
    ])
    const sign = signText('RSA-SHA256', text, alipayPair.privateKey).toString('base64')
    const body = `${formOf({ ...fields, sign, sign_type: 'RSA2' })}&subject=%D6%A7%B8%B6%B1%A6%81%5C`
    expect((await verify(body)).fields.subject).toBe('支付宝乗')
    const asUtf8 = `${formOf({ ...fields, charset: 'utf-8', sign, sign_type: 'RSA2' })}&subject=%D6%A7%B8%B6%B1%A6%81%5C`
    expect(await failureOf(verify(asUtf8))).toMatchObject({ code: 'ERR_SIGNATURE_MISMATCH' })
  })

  it('refuses signed bytes that are not of their charset', async () => {
    const { sign: signText } = await import('node:crypto')
    const text = Buffer.concat([Buffer.from(`app_id=${APP_ID}&notify_id=1&subject=`), Buffer.from([0xff])])
    const sign = signText('RSA-SHA256', text, alipayPair.privateKey).toString('base64')
    const error = await failureOf(verify(`${formOf({ app_id: APP_ID, notify_id: '1', sign })}&subject=%FF`))
    expect(error).toMatchObject({ code: 'ERR_HTTP_DECODE' })
    expect(error.message).toContain('got a notification whose "subject" is not UTF-8')
  })

  it('keeps JSON in a field as the text that came, and decodes nothing twice', async () => {
    const list = '[{"amount":"0.01","fundChannel":"ALIPAYACCOUNT"}]'
    const fields = { ...trade, fund_bill_list: list, passback_params: 'a%3D1%2525', subject: '50% + 1 = "x"' }
    expect((await verify(signedForm(fields))).fields).toMatchObject({
      fund_bill_list: list,
      passback_params: 'a%3D1%2525',
      subject: '50% + 1 = "x"'
    })
  })

  it.each(Object.keys(trade))('refuses a message whose "%s" was changed, and one without it', async (field) => {
    const form = new URLSearchParams(signedForm(trade))
    form.set(field, `${form.get(field)}0`)
    const changed = await failureOf(verify(form.toString()))
    expect(changed.code).toBe('ERR_SIGNATURE_MISMATCH')
    form.delete(field)
    expect(await failureOf(verify(form.toString()))).toMatchObject({ code: 'ERR_SIGNATURE_MISMATCH' })
  })

  it('refuses a field more, and a field twice', async () => {
    const form = signedForm(trade)
    expect(await failureOf(verify(`${form}&refund_fee=0.01`))).toMatchObject({ code: 'ERR_SIGNATURE_MISMATCH' })
    const error = await failureOf(verify(`${form}&total_amount=9.00`))
    expect(error).toMatchObject({ code: 'ERR_HTTP_DECODE' })
    expect(error.message).toContain('got a notification that gives "total_amount" twice')
    expect(await failureOf(verify(`total_amount=9.00&${form}`))).toMatchObject({ code: 'ERR_HTTP_DECODE' })
    expect(await failureOf(verify(`${form}&sign=x`))).toMatchObject({ code: 'ERR_HTTP_DECODE' })
  })

  it('takes the algorithm from the settings and never from the message', async () => {
    const { sign: signText } = await import('node:crypto')
    const { textOf } = await import('../support/start-platform.ts')
    const sign = signText('RSA-SHA1', Buffer.from(textOf(trade)), alipayPair.privateKey).toString('base64')
    const body = formOf({ ...trade, sign, sign_type: 'RSA' })
    const error = await failureOf(verify(body))
    expect(error).toMatchObject({ code: 'ERR_SIGNATURE_MISMATCH' })
    expect(error.message).toContain('it says RSA, and signType is RSA2: the algorithm comes from the settings alone')
    // sign_type is not signed: whatever it says, RSA2 is what counts.
    const form = new URLSearchParams(signedForm(trade))
    for (const word of ['RSA', 'none', 'HMAC', '']) {
      form.set('sign_type', word)
      expect(await verify(form.toString())).toMatchObject({ kind: 'trade' })
    }
    expect(await verify(body, initAlipay(settingsOf({ signType: 'RSA' })))).toMatchObject({ kind: 'trade' })
  })

  it('does not believe a trade that is signed with sign_type', async () => {
    expect(await failureOf(verify(signedForm(trade, { keepsSignType: true })))).toMatchObject({
      code: 'ERR_SIGNATURE_MISMATCH'
    })
  })

  it('refuses a message for another application, though it is signed', async () => {
    const error = await failureOf(verify(signedForm({ ...trade, app_id: '2021000000000000' })))
    expect(error).toMatchObject({ code: 'ERR_SIGNATURE_BINDING' })
    expect(error.message).toMatchInlineSnapshot(`
      "alipay.verifyNotify refused a notification for another application
        What to do: check which application has this address as its notify_url, and that you verify with the right client
        Docs: https://github.com/kaifang-js/kaifang/blob/main/docs/errors.md#err_signature_binding"
    `)
    const { app_id: _, ...rest } = trade
    expect(await failureOf(verify(signedForm(rest)))).toMatchObject({ code: 'ERR_SIGNATURE_BINDING' })
  })

  it('explains a signature that does not match, and shows none', async () => {
    const form = signedForm(trade, { key: makePair().privateKey })
    const error = await failureOf(verify(form))
    expect(error.message).toMatchInlineSnapshot(`
      "alipay.verifyNotify refused a notification whose signature does not match
        What to do: do not act on it; if it is real, check that alipayPublicKey is Alipay's (支付宝公钥) for this application, and that no parser decoded the body before
        Docs: https://github.com/kaifang-js/kaifang/blob/main/docs/errors.md#err_signature_mismatch"
    `)
    const other = await failureOf(
      verify(signedForm({ ...trade, app_id: '2021000000000000' }, { key: makePair().privateKey }))
    )
    expect(other.message).toContain('it is for another application, which has another key')
  })

  it.each([
    ['no signature', formOf(trade), 'ERR_SIGNATURE_MISMATCH'],
    ['an empty one', formOf({ ...trade, sign: '' }), 'ERR_SIGNATURE_MISMATCH'],
    ['one that is no Base64', formOf({ ...trade, sign: '?' }), 'ERR_SIGNATURE_MISMATCH'],
    ['nothing at all', '', 'ERR_SIGNATURE_MISMATCH'],
    ['JSON', JSON.stringify({ ...trade }), 'ERR_HTTP_DECODE'],
    ['broken escapes', 'a=%zz', 'ERR_HTTP_DECODE'],
    ['Chinese names', '名=1', 'ERR_HTTP_DECODE'],
    ['too many fields', Array.from({ length: 501 }, (_, index) => `f${index}=1`).join('&'), 'ERR_HTTP_DECODE']
  ])('refuses %s', async (_, body, code) => {
    expect(await failureOf(verify(body))).toMatchObject({ code, service: 'alipay', operation: 'verifyNotify' })
  })

  it.each(['notify_id', 'out_trade_no', 'trade_no', 'trade_status'])(
    'refuses a signed notification without "%s"',
    async (name) => {
      const { [name]: _, ...rest } = trade
      const error = await failureOf(verify(signedForm(rest)))
      expect(error).toMatchObject({ code: 'ERR_REPLY_SHAPE' })
      expect(error.message).toContain(`whose "${name}" is not there`)
    }
  )

  it('does not take the browser’s return for a notification', async () => {
    const { publicKey, text, sign } = vectors.return
    const client = initAlipay(settingsOf({ alipayPublicKey: publicKey }))
    expect(await failureOf(verify(formOf({ ...fieldsOf(text), sign, sign_type: 'RSA2' }), client))).toMatchObject({
      code: 'ERR_REPLY_SHAPE'
    })
  })

  it('does not work without Alipay’s key', async () => {
    const client = initAlipay({ appId: APP_ID, privateKey: APP_KEY.privateKeyPkcs1 })
    const error = await failureOf(verify(signedForm(trade), client))
    expect(error).toMatchObject({ code: 'ERR_INPUT', field: 'alipayPublicKey' })
  })

  it('refuses a body that a parser has touched', async () => {
    const error = await failureOf(alipay.verifyNotify({ body: { ...trade } } as never))
    expect(error.message).toContain('got a body that is already parsed')
  })

  it('reads a Fetch request, a Node request, a cloud function’s event and bytes', async () => {
    const body = signedForm(trade)
    const seen: AlipayNotify[] = [
      await alipay.verifyNotify(new Request('http://127.0.0.1/', { method: 'POST', body })),
      await alipay.verifyNotify({ body: Buffer.from(body).toString('base64'), isBase64Encoded: true }),
      await alipay.verifyNotify({ body: Buffer.from(body) })
    ]
    const server = createServer(async (request: IncomingMessage, response: ServerResponse) => {
      seen.push(await alipay.verifyNotify(request))
      response.end('success')
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    onTestFinished(() => void server.close())
    await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, { method: 'POST', body })
    expect(seen.map(({ notifyId }) => notifyId)).toEqual(Array(4).fill(trade.notify_id))
  })
})

it('answers the seven letters that the platform wants', () => {
  expect(ALIPAY_NOTIFY_REPLY.success.body).toBe('success')
  expect(ALIPAY_NOTIFY_REPLY.failure).toMatchObject({ status: 500, body: 'fail' })
})
