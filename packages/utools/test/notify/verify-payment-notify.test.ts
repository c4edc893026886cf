import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { NotifyInput } from '@kaifang/http-core'
import { describe, expect, it, onTestFinished } from 'vitest'
import { PAYMENT_NOTIFY_REPLY, type PaymentNotify, type Utools, type UtoolsSettings } from '../../src/index.ts'
import { phpSign } from '../php-sign.ts'
import { readFixture } from '../read-fixture.ts'
import { failureOf, RECORD_MS, RECORD_PLUGIN, SECRET, signedBody, startPlatform } from '../start-platform.ts'

const message = readFixture('verify-payment-notify.paid').body
const text = JSON.stringify(message)
const { resource } = message

/** The plugin that the sample is for, some seconds after the payment. */
async function startShop(settings: Partial<UtoolsSettings> = {}, seconds = 0): Promise<Utools> {
  const { utools } = await startPlatform(RECORD_MS + seconds * 1000, { pluginId: RECORD_PLUGIN, ...settings })
  return utools
}

/** What comes of a message with this body. */
async function verify(body: string, settings: Partial<UtoolsSettings> = {}, seconds = 0): Promise<PaymentNotify> {
  return (await startShop(settings, seconds)).verifyPaymentNotify({ headers: {}, body })
}

/** Hands a request that arrived over HTTP to `verifyPaymentNotify`, before anything has read it. */
async function verifyOverHttp(
  utools: Utools,
  prepare: (request: IncomingMessage) => NotifyInput | Promise<NotifyInput>
): Promise<PaymentNotify> {
  const server = createServer()
  const arrival = once(server, 'request') as Promise<[IncomingMessage, ServerResponse]>
  const outcome = arrival.then(async ([request, response]) => {
    try {
      return await utools.verifyPaymentNotify(await prepare(request))
    } finally {
      response.end()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/notify`
  const headers = { 'content-type': 'application/json' }
  await Promise.allSettled([outcome, fetch(url, { method: 'POST', headers, body: text })])
  return outcome
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

describe('verifyPaymentNotify', () => {
  it('reads the sample of the document', async () => {
    expect(await verify(text)).toEqual({
      orderId: 'KMFSOZt5cMe5A0ClkdCAAyPasyXZJzP6',
      outOrderId: '123456',
      goodsId: '6n193s7P95p9gA13786YkwQ5oxHpVW4f',
      openId: 'a331127d654761ac91d086b942aae7b6',
      pluginId: 'FFFFFFFF',
      payFee: 1,
      status: 10,
      paid: true,
      attach: undefined,
      body: '会员1年',
      createdAt: '2021-06-18 16:42:16',
      paidAt: '2021-06-18 16:42:36',
      timestamp: 1624346603,
      raw: resource,
      successReply: { status: 200, contentType: 'text/plain; charset=utf-8', body: 'SUCCESS' }
    })
  })

  // "当处理完成后，请返回字符串 SUCCESS"
  it('comes with the answers that the platform understands', () => {
    expect(PAYMENT_NOTIFY_REPLY.success.body).toBe('SUCCESS')
    expect(PAYMENT_NOTIFY_REPLY.failure.body).not.toBe('SUCCESS')
    expect(PAYMENT_NOTIFY_REPLY.failure.status).toBe(500)
  })

  const inputs: readonly [string, () => NotifyInput][] = [
    ['a Fetch request', () => new Request('http://shop.example/notify', { method: 'POST', body: text })],
    ['headers and text', () => ({ headers: { 'content-type': 'application/json' }, body: text })],
    ['headers and bytes', () => ({ headers: {}, body: Buffer.from(text) })],
    ['bytes that are part of a larger buffer', () => ({ body: Buffer.from(`xx${text}yy`).subarray(2, -2) })],
    ['a cloud-function event with text', () => ({ headers: {}, body: text, isBase64Encoded: false })],
    ['a cloud-function event in base64', () => ({ body: Buffer.from(text).toString('base64'), isBase64Encoded: true })],
    ['text that begins with a byte order mark', () => ({ body: `\ufeff${text}` })],
    ['text laid out in another way', () => ({ body: JSON.stringify(message, null, 2).replaceAll('/', '\\/') })]
  ]

  it.each(inputs)('takes %s', async (_, input) => {
    expect(await (await startShop()).verifyPaymentNotify(input())).toMatchObject({ paid: true, outOrderId: '123456' })
  })

  it('takes a Node request that nobody has read yet', async () => {
    expect(await verifyOverHttp(await startShop(), (request) => request)).toMatchObject({ outOrderId: '123456' })
  })

  it('takes a Node request with the raw body that a framework kept beside the parsed one', async () => {
    const prepare = async (request: IncomingMessage) => {
      const rawBody = await readAll(request)
      return Object.assign(request, { rawBody, body: JSON.parse(rawBody.toString()) })
    }
    expect(await verifyOverHttp(await startShop(), prepare)).toMatchObject({ outOrderId: '123456' })
  })

  it('takes a Node request whose body is raw bytes, as express.raw() leaves it', async () => {
    const prepare = async (request: IncomingMessage) => Object.assign(request, { body: await readAll(request) })
    expect(await verifyOverHttp(await startShop(), prepare)).toMatchObject({ outOrderId: '123456' })
  })

  it('refuses a parsed body, and says how to get the raw one', async () => {
    const utools = await startShop()
    const error = await failureOf(utools.verifyPaymentNotify({ headers: {}, body: message as never }))
    expect(error).toMatchObject({ name: 'InputError', code: 'ERR_INPUT' })
    expect(error.message).toMatchInlineSnapshot(
      `"utools.verifyPaymentNotify: "body" expected the raw body as it arrived, text or bytes, up to 1048576 bytes, got a body that is already parsed. Verify before any body parser runs: express.raw(), rawBody in Nest and Egg, request.text() in Fetch handlers"`
    )
  })

  it('refuses a Node request whose body was parsed, or read and thrown away', async () => {
    const utools = await startShop()
    const parsed = async (request: IncomingMessage) =>
      Object.assign(request, { body: JSON.parse((await readAll(request)).toString()) })
    expect(await failureOf(verifyOverHttp(utools, parsed))).toMatchObject({ code: 'ERR_INPUT' })
    const drained = async (request: IncomingMessage) => {
      await readAll(request)
      return request
    }
    expect(await failureOf(verifyOverHttp(utools, drained))).toMatchObject({ code: 'ERR_INPUT' })
  })

  it('refuses a Fetch request that was read before', async () => {
    const request = new Request('http://shop.example/notify', { method: 'POST', body: text })
    await request.text()
    expect(await failureOf((await startShop()).verifyPaymentNotify(request))).toMatchObject({ code: 'ERR_INPUT' })
  })

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['the bare text', text],
    ['no body', { headers: {} }],
    ['null as body', { body: null }],
    ['a number as body', { body: 7 }],
    ['more than 1 MiB', { body: ' '.repeat(1_048_577) }]
  ])('refuses %s', async (_, input) => {
    const error = await failureOf((await startShop()).verifyPaymentNotify(input as never))
    expect(error).toMatchObject({ name: 'InputError', code: 'ERR_INPUT' })
    expect(error.message).toMatch(/^utools\.verifyPaymentNotify: "body" expected the raw body /)
  })

  it.each([
    ['an empty body', '', 'ERR_HTTP_DECODE'],
    ['a form', 'resource=1&sign=2', 'ERR_HTTP_DECODE'],
    ['HTML', '<html></html>', 'ERR_HTTP_DECODE'],
    ['half a message', text.slice(0, 99), 'ERR_HTTP_DECODE'],
    ['a list', `[${text}]`, 'ERR_HTTP_DECODE'],
    ['null', 'null', 'ERR_HTTP_DECODE'],
    ['100 000 levels of nesting', '[{"a":'.repeat(50_000), 'ERR_HTTP_DECODE'],
    ['a message without resource', JSON.stringify({ sign: message.sign }), 'ERR_REPLY_SHAPE'],
    [
      'a resource that is a text',
      JSON.stringify({ ...message, resource: JSON.stringify(resource) }),
      'ERR_REPLY_SHAPE'
    ],
    ['a message without signature', JSON.stringify({ resource }), 'ERR_SIGNATURE_MISMATCH'],
    ['the resource alone', JSON.stringify(resource), 'ERR_REPLY_SHAPE'],
    ['an empty map', '{}', 'ERR_REPLY_SHAPE'],
    ['a signed resource that is no order', JSON.stringify(readFixture('get-base-info.ok').body), 'ERR_REPLY_SHAPE'],
    ['a signed order without a number', JSON.stringify(signedBody({ ...resource, order_id: '' })), 'ERR_REPLY_SHAPE']
  ])('refuses %s', async (_, body, code) => {
    expect(await failureOf(verify(body))).toMatchObject({ code, service: 'utools', operation: 'verifyPaymentNotify' })
  })

  it('refuses bytes that are not UTF-8', async () => {
    const body = Buffer.from(text.replace('会员1年', '\u00e9'), 'latin1')
    expect(await failureOf((await startShop()).verifyPaymentNotify({ body }))).toMatchObject({
      code: 'ERR_HTTP_DECODE'
    })
  })

  const tampered: readonly [string, unknown][] = [
    ['attach', '{"admin":true}'],
    ['body', '会员99年'],
    ['created_at', '2021-06-18 16:42:17'],
    ['goods_id', 'Zyx'],
    ['open_id', '00a50cd81c37c4e381e8161b2d762158'],
    ['order_id', 'KMFSOZt5cMe5A0ClkdCAAyPasyXZJzP7'],
    ['out_order_id', '123457'],
    ['paid_at', ''],
    ['pay_fee', 100],
    ['plugin_id', 'zueadppw'],
    ['status', 11],
    ['timestamp', 1624346604],
    ['a_new_field', 'x'],
    ['sign', 'x']
  ]

  it('has a forgery in its table for every field of the sample', () => {
    expect(tampered.map(([field]) => field)).toEqual(expect.arrayContaining(Object.keys(resource)))
  })

  it.each(tampered)('refuses a message whose "%s" was changed to %j', async (field, value) => {
    const error = await failureOf(verify(JSON.stringify({ ...message, resource: { ...resource, [field]: value } })))
    expect(error).toMatchObject({ code: 'ERR_SIGNATURE_MISMATCH', retryable: false, outcome: 'rejected' })
  })

  it.each(Object.keys(resource))('refuses a message without its "%s"', async (field) => {
    const { [field]: _, ...rest } = resource
    expect(await failureOf(verify(JSON.stringify({ ...message, resource: rest })))).toMatchObject({
      code: 'ERR_SIGNATURE_MISMATCH'
    })
  })

  it('says why it refuses, and nothing of what the signature should be', async () => {
    const forged = JSON.stringify({ ...message, resource: { ...resource, pay_fee: 9 } })
    const error = await failureOf(verify(forged))
    expect(error.message).toMatchInlineSnapshot(`
      "utools.verifyPaymentNotify refused a notification whose signature does not match
        What to do: do not act on it; if it is real, check that secret belongs to this plugin and was not reset (see previousSecrets)
        Docs: https://github.com/kaifang-js/kaifang/blob/main/docs/errors.md#err_signature_mismatch"
    `)
    expect(error.message).not.toContain(phpSign({ ...resource, pay_fee: 9 }, SECRET))
  })

  it('refuses the signature of another secret', async () => {
    expect(await failureOf(verify(text, { secret: '1'.repeat(32) }))).toMatchObject({ code: 'ERR_SIGNATURE_MISMATCH' })
  })

  it('believes a message that was signed before the secret was reset, as long as it is listed', async () => {
    const previousSecrets = ['2'.repeat(32), SECRET]
    expect(await verify(text, { secret: '1'.repeat(32), previousSecrets })).toMatchObject({ paid: true })
  })

  it('refuses the signature of an asterisk that was not escaped', async () => {
    const attach = readFixture('get-payment-record.bare-asterisk').body
    expect(await failureOf(verify(JSON.stringify(attach)))).toMatchObject({ code: 'ERR_SIGNATURE_MISMATCH' })
  })

  it('keeps a signed field that this version does not know', async () => {
    const body = signedBody({ ...resource, coupon: { id: 7, names: ['a*b', null] }, note: null })
    const notify = await verify(JSON.stringify(body))
    expect(notify.raw).toMatchObject({ coupon: { id: 7, names: ['a*b', null] } })
  })

  it('keeps all digits of a number past 2^53', async () => {
    const digits = '12345678901234567890'
    const signed = signedBody({ ...resource, out_order_id: digits })
    const body = JSON.stringify(signed).replace(`"${digits}"`, digits)
    expect(body).toContain(`:${digits},`)
    expect(await verify(body)).toMatchObject({ outOrderId: digits })
  })

  it('bears null, which PHP leaves out of the signed text', async () => {
    expect(await verify(JSON.stringify(signedBody({ ...resource, attach: null })))).toMatchObject({ attach: undefined })
  })

  it('refuses a message of another plugin', async () => {
    const error = await failureOf(verify(text, { pluginId: 'zueadppw' }))
    expect(error).toMatchObject({ code: 'ERR_SIGNATURE_BINDING' })
    expect(error.message).toMatchInlineSnapshot(`
      "utools.verifyPaymentNotify refused a notification for another plugin
        What to do: check which plugin has this address configured
        Docs: https://github.com/kaifang-js/kaifang/blob/main/docs/errors.md#err_signature_binding"
    `)
  })

  it.each([0, 9, 11])('refuses a signed message with status %i: it reports no payment', async (status) => {
    const error = await failureOf(verify(JSON.stringify(signedBody({ ...resource, status }))))
    expect(error).toMatchObject({ code: 'ERR_SIGNATURE_BINDING' })
    expect(error.message).toContain(`refused a notification with status ${status} (not paid)`)
  })

  it('refuses the signed record of an unpaid order', async () => {
    const record = JSON.stringify(readFixture('get-payment-record.unpaid').body)
    expect(await failureOf(verify(record))).toMatchObject({ code: 'ERR_SIGNATURE_BINDING' })
  })

  // 15 + 30 + 60 + 300 + 600 s, and 10 s for each of six deliveries: the last repeat comes after 1065 s at most.
  it.each([0, 1065, 1800, -1800])('believes a message that was made %i s ago', async (seconds) => {
    expect(await verify(text, {}, seconds)).toMatchObject({ paid: true })
  })

  it.each([
    [1801, {}, '1801 s old'],
    [-1801, {}, '1801 s in the future'],
    [1201, { notifyMaxAge: 1200 }, '1201 s old']
  ])('refuses a message that was made %i s ago with %j', async (seconds, settings, words) => {
    const error = await failureOf(verify(text, settings, seconds))
    expect(error).toMatchObject({ code: 'ERR_SIGNATURE_STALE' })
    expect(error.message).toContain(`refused a notification that is ${words}`)
    expect(error.message).toContain("check this machine's clock; for payments that were missed call getPaymentRecord")
  })

  it('believes a message of any age where the check is turned off', async () => {
    const notify = await verify(text, { notifyMaxAge: Number.POSITIVE_INFINITY }, 10 ** 9)
    expect(notify.timestamp).toBe(1624346603)
  })

  it('reads the numbers that PHP put in quotes', async () => {
    const body = signedBody({ ...resource, status: '10', pay_fee: '1', timestamp: '1624346603' })
    expect(await verify(JSON.stringify(body))).toMatchObject({ paid: true, payFee: 1, timestamp: 1624346603 })
  })

  it('takes the last of a field that comes twice, and verifies that one', async () => {
    const twice = text.replace('"pay_fee":1', '"pay_fee":100,"pay_fee":1')
    expect(await verify(twice)).toMatchObject({ payFee: 1 })
    const forged = text.replace('"pay_fee":1', '"pay_fee":1,"pay_fee":100')
    expect(await failureOf(verify(forged))).toMatchObject({ code: 'ERR_SIGNATURE_MISMATCH' })
  })

  it('does not take inherited fields for signed ones', async () => {
    const { status: _, ...rest } = resource
    const sign = phpSign({ ...rest, n: '12345678901234567890' }, SECRET)
    const withProto = (proto: string) =>
      `{"resource":{"n":12345678901234567890,"__proto__":${proto},${JSON.stringify(rest).slice(1)},"sign":"${sign}"}`
    for (const proto of ['{"status":10}', '{"__proto__":null,"status":10}']) {
      expect(await failureOf(verify(withProto(proto)))).toMatchObject({ code: 'ERR_SIGNATURE_MISMATCH' })
    }
    // PHP leaves null out of the signed text, so this signature holds; there is still no status.
    expect(await failureOf(verify(withProto('null')))).toMatchObject({ code: 'ERR_REPLY_SHAPE' })
  })
})
