import { describe, expect, it } from 'vitest'
import { initAlipay } from '../../src/index.ts'
import { failureOf } from '../support/failure-of.ts'
import { APP_ID, APP_KEY } from '../support/keys.ts'
import { type NotificationVector, readVector } from '../support/read-vector.ts'
import { fieldsOf, formOf, settingsOf, signedForm } from '../support/start-platform.ts'

const { publicKey, text, sign } = readVector<Record<'return', NotificationVector>>('notifications').return
const fields = fieldsOf(text)
const query = formOf({ ...fields, sign, sign_type: 'RSA2' })
const published = initAlipay(settingsOf({ alipayPublicKey: publicKey }))

describe('verifyReturn', () => {
  it.each([
    ['an address', `https://example.com/paid?${query}#top`],
    ['a path', `/paid?${query}`],
    ['a query', query],
    ['a URL', new URL(`https://example.com/paid?${query}`)],
    ['a request', { url: `/paid?${query}` }],
    ['a Fetch request', new Request(`https://example.com/paid?${query}`)]
  ])('believes the published return, given as %s', async (_, input) => {
    expect(await published.verifyReturn(input)).toEqual({
      appId: APP_ID,
      outTradeNo: '1703141270',
      tradeNo: '2023122122001499160501586202',
      totalAmount: '0.01',
      fields
    })
  })

  it('refuses another amount, another application and a notification', async () => {
    const alipay = initAlipay(settingsOf())
    expect(
      await failureOf(published.verifyReturn(query.replace('total_amount=0.01', 'total_amount=0.02')))
    ).toMatchObject({
      code: 'ERR_SIGNATURE_MISMATCH',
      operation: 'verifyReturn'
    })
    expect(await failureOf(alipay.verifyReturn(signedForm({ ...fields, app_id: '1' })))).toMatchObject({
      code: 'ERR_SIGNATURE_BINDING'
    })
    const { method: _, ...rest } = fields
    for (const other of [rest, { ...fields, method: 'alipay.open.x' }, { ...fields, out_trade_no: '' }]) {
      expect(await failureOf(alipay.verifyReturn(signedForm(other)))).toMatchObject({ code: 'ERR_REPLY_SHAPE' })
    }
  })

  it.each([undefined, null, 7, {}])('refuses %j', async (input) => {
    const error = await failureOf(published.verifyReturn(input as never))
    expect(error).toMatchObject({ code: 'ERR_INPUT' })
  })

  it('does not work without Alipay’s key', async () => {
    const client = initAlipay({ appId: APP_ID, privateKey: APP_KEY.privateKeyPkcs1 })
    expect(await failureOf(client.verifyReturn(query))).toMatchObject({ field: 'alipayPublicKey' })
  })
})
