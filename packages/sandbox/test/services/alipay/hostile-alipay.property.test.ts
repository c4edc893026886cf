import fc from 'fast-check'
import { expect, it } from 'vitest'
import { methodTable } from '../../../src/services/alipay/methods/method-table.ts'
import { useAlipay } from '../../support/use-alipay.ts'

const desk = useAlipay()
const numRuns = Number(process.env.FUZZ_RUNS ?? 150)
const timeout = 60_000 + numRuns * 50

/** What must never happen: a defect of the sandbox, which shows as status 500. */
const defects = () => desk.sandbox.requests().filter(({ status }) => status === 500 || status === undefined)

it(
  'survives any bytes at the gateway, in the URL or the body',
  async () => {
    const type = fc.constantFrom(
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=b',
      'application/json',
      'text/plain',
      'x'
    )
    const query = fc.stringMatching(/^[-a-z0-9_=&%[\].+~*]{0,80}$/)
    const body = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.string().map((text) => new TextEncoder().encode(`sign=${text}&method=alipay.trade.query`))
    )
    await fc.assert(
      fc.asyncProperty(query, type, body, async (text, contentType, bytes) => {
        const reply = await desk.send(text, Buffer.from(bytes), contentType)
        expect(defects()).toEqual([])
        expect(reply.nodeName).toBe('error_response')
      }),
      { numRuns }
    )
  },
  timeout
)

it(
  'survives any rightly signed content at any method, whatever state its trades are in',
  async () => {
    const { openId } = desk.alipay.createUser()
    for (const number of ['open', 'paid', 'back']) await desk.place({ out_trade_no: number, buyer_open_id: openId })
    desk.alipay.pay('paid')
    desk.alipay.pay('back')
    await desk.call('alipay.trade.refund', { out_trade_no: 'back', refund_amount: '88.88', out_request_no: 'r1' })
    const names = [
      ...new Set([...methodTable.values()].flatMap(({ members }) => members ?? [])),
      'grant_type', 'code', 'biz_code', '__proto__', 'constructor'
    ] // biome-ignore format: a list of words
    const known = [
      'open',
      'paid',
      'back',
      'r1',
      '1.00',
      '88.88',
      0.01,
      88.88,
      openId,
      '2026-01-01',
      '2026-01',
      'trade',
      'signcustomer',
      '1c',
      '15d',
      '',
      null,
      'JSAPI_PAY'
    ]
    const value: fc.Arbitrary<unknown> = fc.oneof(fc.constantFrom(...known), fc.jsonValue({ maxDepth: 2 }))
    const content = fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 8, noNullPrototype: true })
    const params = fc.dictionary(
      fc.constantFrom(
        'grant_type',
        'code',
        'refresh_token',
        'notify_url',
        'return_url',
        'encrypt_type',
        'app_cert_sn',
        'charset',
        'biz_code'
      ),
      fc.oneof(
        fc.constantFrom('authorization_code', 'AES', 'gbk', 'http://127.0.0.1:1/n', 'https://example.com/n', 'x'),
        fc.string()
      ),
      { maxKeys: 3, noNullPrototype: true }
    )
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...methodTable.keys()), content, params, async (method, object, more) => {
        const reply = await desk.call(method, object as object, { params: more })
        expect(defects()).toEqual([])
        expect(reply.status).toBe(200)
        // Whatever is no page and no refusal of the gateway is signed.
        if (reply.text.startsWith('{') && reply.nodeName !== 'error_response') expect(reply.sign).toBeDefined()
      }),
      { numRuns }
    )
  },
  timeout
)

it('survives any order string and any page', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ maxLength: 200 }), async (text) => {
      const outcomes = await Promise.allSettled([
        desk.alipay.openOrderString(text),
        desk.alipay.openPage(text),
        desk.alipay.openPage(
          `<form action="${desk.alipay.gateway}" method="post"><input name="${text}" value='${text}'>`
        )
      ])
      for (const outcome of outcomes) {
        expect(outcome).toMatchObject({ status: 'rejected', reason: { name: 'SandboxError' } })
      }
    }),
    { numRuns }
  )
})
