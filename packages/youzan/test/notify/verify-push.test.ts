import { describe, expect, it } from 'vitest'
import { initYouzan } from '../../src/index.ts'
import { PUSH_REPLY, signPush } from '../../src/notify/verify-push.ts'
import { opensslMd5 } from '../support/openssl.ts'
import { CLIENT_ID, failureOf, SECRET } from '../support/start-platform.ts'

const youzan = initYouzan({ clientId: CLIENT_ID, clientSecret: SECRET })

/** Vectors of the reference, section 8.2. */
const VECTORS = [
  [
    '{"client_id":"test_client","kdt_id":88888,"msg":"%7B%22tid%22%3A%22E20200101%22%7D","test":false}',
    'c1e7edb8c4c6170eefeee77f8b146fcc'
  ],
  ['{"client_id":"test_client","msg":"有赞","test":false}', '0b4691b7dbb143a9214caecdbd26d52d']
] as const

/** A whole message of an order (reference, section 8.1). */
const TRADE = {
  client_id: CLIENT_ID,
  kdt_id: 88888,
  kdt_name: '有赞小店',
  root_kdt_id: 77777,
  id: 'E20200101000000000000001',
  type: 'trade_TradeClose',
  status: 'TRADE_CLOSED',
  msg: '%7B%22tid%22:%22E20200101000000000000001%22,%22close_reason%22:%22%E4%B9%B0%E5%AE%B6%20%E5%8F%96%E6%B6%88%22,%22close_type%22:4%7D',
  msg_id: '5d8f2b5e-0d0a-4c57-9d5c-2f1f0a3b7c11',
  version: 1577905445,
  sendCount: 0,
  test: false,
  mode: 1
}

/** A message with the signature that OpenSSL computes. */
function signed(body: object | string, headers: Record<string, string> = {}, secret = SECRET) {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return { headers: { 'Event-Sign': opensslMd5(CLIENT_ID, text, secret), ...headers }, body: text }
}

describe('Event-Sign', () => {
  it.each(VECTORS)('of %s is the published one, and what OpenSSL computes', (body, sign) => {
    expect(signPush(CLIENT_ID, Buffer.from(body), SECRET)).toBe(sign)
    expect(opensslMd5(CLIENT_ID, body, SECRET)).toBe(sign)
  })

  it.each(VECTORS)('lets the published message in: %s', async (body, sign) => {
    const push = await youzan.verifyPush({ headers: { 'event-sign': sign, 'event-type': 'trade_TradeCreate' }, body })
    expect(push).toMatchObject({ type: 'trade_TradeCreate', test: false, successReply: PUSH_REPLY.success })
  })

  it('covers the bytes as they arrived, and nothing that was read from them', async () => {
    const body = '{ "client_id":"test_client",\n"type":"X","msg":"\\u6709\\u8d5e","big":1481453940569543563 }'
    expect((await youzan.verifyPush(signed(body))).raw.big).toBe('1481453940569543563')
    const again = JSON.stringify(JSON.parse(body))
    expect(await failureOf(youzan.verifyPush({ ...signed(body), body: again }))).toMatchObject({
      code: 'ERR_SIGNATURE_MISMATCH'
    })
  })

  // The old signature in the body covers `msg` alone, encoded; the one over the decoded text is a wrong answer of a forum.
  it.each([
    ['%7B%22tid%22%3A%22E20200101%22%7D', 'a315406bb39475738032927a83a3b1c8'],
    ['{"tid":"E20200101"}', '6245432110ba55a441042b5f35af878b']
  ])('is needed also where the body has its old sign over %s', async (text, sign) => {
    expect(opensslMd5(CLIENT_ID, text, SECRET)).toBe(sign)
    const body = JSON.stringify({ client_id: CLIENT_ID, type: 'X', msg: '%7B%22tid%22%3A%22E20200101%22%7D', sign })
    const error = await failureOf(youzan.verifyPush({ headers: {}, body }))
    expect(error).toMatchObject({ code: 'ERR_SIGNATURE_MISMATCH' })
    expect(error.message).toContain('the older sign in the body covers only a part and is not believed')
    expect(await failureOf(youzan.verifyPush({ headers: { 'event-sign': sign }, body }))).toMatchObject({
      code: 'ERR_SIGNATURE_MISMATCH'
    })
  })

  it('with a secret from before a reset is believed where you say so', async () => {
    const message = signed(TRADE, {}, 'old_secret')
    expect(await failureOf(youzan.verifyPush(message))).toMatchObject({ code: 'ERR_SIGNATURE_MISMATCH' })
    const rotated = initYouzan({ clientId: CLIENT_ID, clientSecret: SECRET, previousSecrets: ['older', 'old_secret'] })
    expect((await rotated.verifyPush(message)).type).toBe('trade_TradeClose')
    expect((await rotated.verifyPush(signed(TRADE))).type).toBe('trade_TradeClose')
  })
})

describe('a message', () => {
  it('is read', async () => {
    expect(
      await youzan.verifyPush(signed(TRADE, { 'Client-Id': CLIENT_ID, 'Event-Type': 'trade_TradeClose' }))
    ).toEqual({
      type: 'trade_TradeClose',
      msg: { tid: 'E20200101000000000000001', close_reason: '买家 取消', close_type: 4 },
      kdtId: '88888',
      rootKdtId: '77777',
      id: 'E20200101000000000000001',
      status: 'TRADE_CLOSED',
      msgId: '5d8f2b5e-0d0a-4c57-9d5c-2f1f0a3b7c11',
      version: 1577905445,
      sendCount: 0,
      test: false,
      key: '5d8f2b5e-0d0a-4c57-9d5c-2f1f0a3b7c11',
      raw: TRADE,
      successReply: PUSH_REPLY.success
    })
  })

  it.each<[string, object, object]>([
    [
      'customers, without msg_id',
      {
        client_id: CLIENT_ID,
        type: 'SCRM_CUSTOMER_EVENT',
        kdt_id: '1',
        id: 42,
        status: 'CUSTOMER_UPDATED',
        msg: '%7B%22account_id%22%3A%2242%22%7D',
        version: 1577905445000
      },
      { id: '42', kdtId: '1', msgId: undefined, msg: { account_id: '42' }, version: 1577905445000 }
    ],
    [
      'new refunds, whose msg is an object',
      { type: 'youzan_trade_RefundSuccess', msg: { refund_id: 'r' }, msg_id: 'm' },
      { msg: { refund_id: 'r' }, msgId: 'm', kdtId: undefined }
    ],
    [
      'the sales force, flat in camel case',
      { type: 'salesman_order_settle_state_update', kdtId: 7, tid: 'E1', cpsMoney: 100, sign: 'x' },
      { kdtId: '7', id: 'E1', msg: undefined }
    ],
    ['chains', { type: 'X', kdt_id: 1, head_kdt_id: 2 }, { kdtId: '1', rootKdtId: '2' }],
    ['numbers in text', { type: 'X', version: '15', sendCount: '3' }, { version: 15, sendCount: 3 }],
    [
      'numbers that are none',
      { type: 'X', version: 'x', sendCount: 1.5 },
      { version: undefined, sendCount: undefined }
    ],
    ['nothing in particular', { type: 'X', id: '', msg_id: '' }, { id: undefined, msgId: undefined }],
    ['probes', { type: 'X', test: true }, { test: true }],
    ['probes in text', { type: 'X', test: 'true' }, { test: true }],
    ['no probe in text', { type: 'X', test: 'false' }, { test: false }]
  ])('of %s is read', async (_, body, read) => {
    expect(await youzan.verifyPush(signed(body))).toMatchObject(read)
  })

  it('without a type of its own has that of the header', async () => {
    const flat = { node_kdt_id: 5, is_auth_root: 1, mobile: '13800000000', root_kdt_id: 4 }
    const push = await youzan.verifyPush(signed(flat, { 'Event-Type': 'OPEN_PUSH_SCRM_CUSTOMER_AUTH_MOBILE' }))
    expect(push).toMatchObject({ type: 'OPEN_PUSH_SCRM_CUSTOMER_AUTH_MOBILE', kdtId: '5', rootKdtId: '4' })
    expect(await failureOf(youzan.verifyPush(signed(flat)))).toMatchObject({ code: 'ERR_REPLY_SHAPE' })
  })

  it('has the type that is signed, whatever the header says', async () => {
    expect((await youzan.verifyPush(signed(TRADE, { 'Event-Type': 'trade_TradePaid' }))).type).toBe('trade_TradeClose')
  })

  it('without msg_id is told by what stays the same from one delivery to the next', async () => {
    const { msg_id: _id, ...body } = TRADE
    const keyOf = async (fields: object) => (await youzan.verifyPush(signed({ ...body, ...fields }))).key
    const key = await keyOf({})
    expect(key).toMatch(/^[0-9a-f]{64}$/)
    expect(await keyOf({ sendCount: 3, sign: 'other' })).toBe(key)
    for (const other of [{ version: 2 }, { status: 'X' }, { msg: 'x' }, { id: 'E2' }, { kdt_id: 1 }, { type: 'X' }]) {
      expect(await keyOf(other)).not.toBe(key)
    }
  })

  it.each(Object.keys(TRADE))('that was tampered with in %s is refused', async (field) => {
    const { headers } = signed(TRADE)
    const value = TRADE[field as keyof typeof TRADE]
    const tampered = { ...TRADE, [field]: typeof value === 'number' ? value + 1 : `${value}x` }
    expect(await failureOf(youzan.verifyPush({ headers, body: JSON.stringify(tampered) }))).toMatchObject({
      code: 'ERR_SIGNATURE_MISMATCH'
    })
    const { [field as 'id']: _gone, ...shorter } = TRADE
    expect(await failureOf(youzan.verifyPush({ headers, body: JSON.stringify(shorter) }))).toMatchObject({
      code: 'ERR_SIGNATURE_MISMATCH'
    })
    const longer = JSON.stringify(TRADE).replace('{', '{"extra":1,')
    expect(await failureOf(youzan.verifyPush({ headers, body: longer }))).toMatchObject({
      code: 'ERR_SIGNATURE_MISMATCH'
    })
  })

  it.each([
    '',
    'x',
    '0'.repeat(32),
    'C1E7EDB8C4C6170EEFEEE77F8B146FCC',
    ' c1e7edb8c4c6170eefeee77f8b146fcc',
    '有'.repeat(32)
  ])('with the signature %j is refused', async (sign) => {
    const error = await failureOf(youzan.verifyPush({ headers: { 'event-sign': sign }, body: VECTORS[0][0] }))
    expect(error).toMatchObject({ code: 'ERR_SIGNATURE_MISMATCH', operation: 'verifyPush' })
    expect(error.message).not.toContain('c1e7edb8')
  })

  it('for another application is refused, also with the right signature', async () => {
    expect(await failureOf(youzan.verifyPush(signed({ ...TRADE, client_id: 'other' })))).toMatchObject({
      code: 'ERR_SIGNATURE_BINDING'
    })
    expect(await failureOf(youzan.verifyPush(signed(TRADE, { 'Client-Id': 'other' })))).toMatchObject({
      code: 'ERR_SIGNATURE_BINDING'
    })
    expect((await youzan.verifyPush(signed({ ...TRADE, client_id: null }))).type).toBe('trade_TradeClose')
  })

  it.each([
    ['text', 'hello'],
    ['nothing', ''],
    ['a list', '[1]'],
    ['half a JSON text', '{"a":'],
    ['XML', '<xml/>']
  ])('that is signed and %s is refused', async (_, body) => {
    expect(await failureOf(youzan.verifyPush(signed(body)))).toMatchObject({ code: 'ERR_HTTP_DECODE' })
  })

  it('that is signed and no UTF-8 is refused', async () => {
    const body = Buffer.from([0x7b, 0xff, 0x7d])
    const headers = { 'event-sign': opensslMd5(CLIENT_ID, body, SECRET) }
    expect(await failureOf(youzan.verifyPush({ headers, body }))).toMatchObject({ code: 'ERR_HTTP_DECODE' })
  })

  it('comes as a Fetch request, a cloud function event, or with its raw body', async () => {
    const { headers, body } = signed(TRADE)
    const inputs = [
      new Request('https://shop.example/push', { method: 'POST', headers, body }),
      { headers, body: Buffer.from(body).toString('base64'), isBase64Encoded: true },
      { headers: new Headers(headers), body: Buffer.from(body) }
    ]
    for (const input of inputs) expect((await youzan.verifyPush(input)).type).toBe('trade_TradeClose')
    expect(await failureOf(youzan.verifyPush({ headers, body: TRADE as never }))).toMatchObject({
      code: 'ERR_INPUT',
      message: expect.stringContaining('already parsed')
    })
  })
})
