import { describe, expect, it } from 'vitest'
import type { UtoolsSettings } from '../../src/index.ts'
import { readFixture } from '../read-fixture.ts'
import { failureOf, RECORD_MS, RECORD_PLUGIN, REQUEST_MS, signedBody, startPlatform } from '../start-platform.ts'

const unpaid = readFixture('get-payment-record.unpaid').body

/** The plugin of the document's sample, at the time of it. */
const startShop = (settings: Partial<UtoolsSettings> = {}) =>
  startPlatform(RECORD_MS, { pluginId: RECORD_PLUGIN, ...settings })

describe('getPaymentRecord', () => {
  // The published vector 9.
  it('sends your order number as PHP encodes it: the asterisk escaped, a space as plus', async () => {
    const { server, utools } = await startPlatform(REQUEST_MS)
    await failureOf(utools.getPaymentRecord({ outOrderId: 'ord*2024~1 a' }))
    expect(server.requests.map(({ method, target }) => `${method} ${target}`)).toEqual([
      'GET /payments/record?out_order_id=ord%2A2024%7E1+a&plugin_id=zueadppw&timestamp=1624329435&sign=7c2638c5df797ef0138cf529c5ccb1e02a5f1b067a04c83866dc73a4e22f35b0'
    ])
    expect(server.requests[0]?.headers.accept).toBe('application/json')
  })

  it("sends uTools' order number under its own name, and nothing for the other", async () => {
    const { server, utools } = await startPlatform()
    await failureOf(utools.getPaymentRecord({ orderId: 'KMFSOZt5cMe5A0ClkdCAAyPasyXZJzP6' }))
    expect([...server.requests[0]!.query.keys()]).toEqual(['order_id', 'plugin_id', 'timestamp', 'sign'])
  })

  it('reads the sample of the document', async () => {
    const { server, utools } = await startShop()
    server.answer({ body: unpaid })
    expect(await utools.getPaymentRecord({ outOrderId: '123456' })).toEqual({
      errCode: 0,
      errMsg: 'ok',
      orderId: 'KMFSOZt5cMe5A0ClkdCAAyPasyXZJzP6',
      outOrderId: '123456',
      goodsId: '6n193s7P95p9gA13786YkwQ5oxHpVW4f',
      openId: 'a331127d654761ac91d086b942aae7b6',
      pluginId: 'FFFFFFFF',
      payFee: 1,
      status: 0,
      paid: false,
      attach: undefined,
      body: '会员1年',
      createdAt: '2021-06-18 16:42:16',
      paidAt: undefined,
      timestamp: 1624346603,
      raw: unpaid.resource
    })
  })

  it.each([
    ['get-payment-record.null-paid-at', { paid: false, paidAt: undefined }],
    ['get-payment-record.attach', { attach: '{"uid":7,"note":"a*b ~c"}' }],
    ['get-payment-record.paid', { paid: true, status: 10, paidAt: '2021-06-18 16:42:36' }]
  ])('reads %s', async (name, expected) => {
    const { server, utools } = await startShop()
    server.answer({ body: readFixture(name).body })
    expect(await utools.getPaymentRecord({ orderId: 'KMFSOZt5cMe5A0ClkdCAAyPasyXZJzP6' })).toMatchObject(expected)
  })

  it('refuses a reply that was signed over the text of a bare URLSearchParams', async () => {
    const { server, utools } = await startShop()
    server.answer({ body: readFixture('get-payment-record.bare-asterisk').body })
    expect(await failureOf(utools.getPaymentRecord({ outOrderId: '123456' }))).toMatchObject({
      code: 'ERR_SIGNATURE_MISMATCH'
    })
  })

  it('refuses the signed record of another order', async () => {
    const { server, utools } = await startShop()
    server.answer({ body: unpaid })
    for (const input of [{ outOrderId: '123457' }, { orderId: '123456' }]) {
      const error = await failureOf(utools.getPaymentRecord(input))
      expect(error).toMatchObject({ code: 'ERR_SIGNATURE_BINDING', retryable: false })
      expect(error.message).toContain('utools.getPaymentRecord sent a signed reply for another order\n')
    }
  })

  it('refuses the signed record of another plugin', async () => {
    const { server, utools } = await startShop({ pluginId: 'zueadppw' })
    server.answer({ body: unpaid })
    const error = await failureOf(utools.getPaymentRecord({ outOrderId: '123456' }))
    expect(error).toMatchObject({ code: 'ERR_SIGNATURE_BINDING' })
    expect(error.message.replaceAll(server.url, 'https://platform')).toMatchInlineSnapshot(`
      "utools.getPaymentRecord sent a signed reply for another plugin
        Request: GET https://platform/payments/record (query: out_order_id, plugin_id, timestamp, sign)
        Reply: status 200, application/json, 398 bytes
        What to do: do not act on it; a signed reply to another call was played back
        Docs: https://github.com/kaifang-js/kaifang/blob/main/docs/errors.md#err_signature_binding"
    `)
  })

  it('refuses a user, signed as it may be', async () => {
    const { server, utools } = await startPlatform(1_624_329_616_000)
    server.answer({ body: readFixture('get-base-info.ok').body })
    expect(await failureOf(utools.getPaymentRecord({ outOrderId: '123456' }))).toMatchObject({
      code: 'ERR_REPLY_SHAPE'
    })
  })

  // What the platform answers for an unknown order is not documented: 404 or 422.
  it.each([
    [404, 'ERR_UTOOLS_NOT_FOUND'],
    [422, 'ERR_UTOOLS_VALIDATION']
  ])('makes an unknown order with status %i %s', async (status, code) => {
    const { server, utools } = await startShop()
    server.answer({ status, body: { message: '订单不存在' } })
    expect(await failureOf(utools.getPaymentRecord({ outOrderId: '123456' }))).toMatchObject({ code })
  })

  it('compares the number also when it came without quotes', async () => {
    const { server, utools } = await startShop()
    server.answer({ body: signedBody({ ...unpaid.resource, out_order_id: 123456 }) })
    expect(await utools.getPaymentRecord({ outOrderId: '123456' })).toMatchObject({ outOrderId: '123456' })
  })

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', '123456'],
    ['a list', ['123456']],
    ['neither number', {}],
    ['neither number, written out', { outOrderId: undefined, orderId: undefined }],
    ['both numbers', { outOrderId: '123456', orderId: 'KMFSOZt5cMe5A0ClkdCAAyPasyXZJzP6' }],
    ['null beside a number', { outOrderId: null, orderId: 'x' }],
    ['a field that it does not know', { out_order_id: '123456' }],
    ['a number', { outOrderId: 123456 }],
    ['a number past 2^53', { orderId: 2 ** 60 }],
    ['an empty text', { outOrderId: '' }],
    ['blanks', { outOrderId: '  ' }],
    ['a blank before', { outOrderId: ' 123456' }],
    ['a line break behind', { orderId: '123456\n' }],
    ['65 characters', { outOrderId: 'x'.repeat(65) }],
    ['a lone surrogate', { outOrderId: '\udc00' }],
    ['bytes', { outOrderId: Buffer.from('123456') }]
  ])('refuses %s before anything is sent', async (_, input) => {
    const { server, utools } = await startPlatform()
    const error = await failureOf(utools.getPaymentRecord(input as never))
    expect(error).toMatchObject({ name: 'InputError', code: 'ERR_INPUT' })
    expect(error.message).toMatch(/^utools\.getPaymentRecord: "(?:input|out_order_id|outOrderId|orderId)" expected /)
    expect(server.requests).toHaveLength(0)
  })

  it('says in words which of the two numbers it wants', async () => {
    const { utools } = await startPlatform()
    expect((await failureOf(utools.getPaymentRecord({} as never))).message).toMatchInlineSnapshot(
      `"utools.getPaymentRecord: "outOrderId" expected text (or "orderId" instead), got neither"`
    )
    expect(
      (await failureOf(utools.getPaymentRecord({ outOrderId: '1', orderId: '2' } as never))).message
    ).toMatchInlineSnapshot(
      `"utools.getPaymentRecord: "outOrderId" expected to be left out when "orderId" is given, got text of 1 characters"`
    )
  })
})
