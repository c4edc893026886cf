import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deliver, openPush, PLAIN, PUBLISHED, SECURE } from '../open-push.ts'
import { readFixture } from '../read-fixture.ts'
import { failureOf } from '../start-platform.ts'

const { secure, plain, appId } = PUBLISHED
const SECONDS = Number(secure.timestamp)
const message = secure.message
const url = `/push?signature=${secure.signature}&timestamp=${secure.timestamp}&nonce=${secure.nonce}&openid=o9AgO5Kd5ggOC-bXrbNODIiE3bGY&encrypt_type=aes&msg_signature=${secure.msgSignature}`
const body = JSON.stringify({ ToUserName: 'gh_97417a04a28d', Encrypt: secure.encrypt })

describe('an encrypted message', () => {
  it.each([
    ['a path and a body', { url, body }],
    ['a query and a body', { query: Object.fromEntries(new URLSearchParams(url.slice(6))), body }],
    [
      'the event of a cloud function',
      {
        queryStringParameters: Object.fromEntries(new URLSearchParams(url.slice(6))),
        body: Buffer.from(body).toString('base64'),
        isBase64Encoded: true
      }
    ],
    ['a Fetch request', new Request(`https://example.com${url}`, { method: 'POST', body })]
  ])("of the document's own is opened from %s", async (_, input) => {
    const push = await openPush(SECONDS).verifyMessagePush(input)
    expect(push.message).toEqual(message)
    expect(push).toMatchObject({ encrypted: true, format: 'json', successReply: { body: 'success' } })
  })

  it("of EasyWeChat's test, in XML, is opened as it is in its own test", async () => {
    const vector = readFixture<{
      readonly encodingAesKey: string
      readonly appId: string
      readonly decrypted: Record<'token' | 'timestamp' | 'nonce' | 'msgSignature' | 'encrypt', string> & {
        readonly fields: Readonly<Record<string, string>>
      }
    }>('message-push.libraries')
    const { token, timestamp, nonce, msgSignature, encrypt, fields } = vector.decrypted
    const weixin = openPush(Number(timestamp), { token, encodingAesKey: vector.encodingAesKey }, vector.appId)
    const push = await weixin.verifyMessagePush({
      query: { timestamp, nonce, msg_signature: msgSignature },
      body: `<xml><Encrypt><![CDATA[${encrypt}]]></Encrypt></xml>`
    })
    expect(push.message).toMatchObject({ ...fields, CreateTime: Number(fields.CreateTime) })
    expect(push).toMatchObject({ format: 'xml', key: `wechat-openapi:${vector.appId}:message:12345` })
  })

  it('in the compatible mode counts by what was encrypted, not by what stands beside it', async () => {
    const { query, body: sealed } = deliver(message, { seconds: SECONDS })
    const both = { ...message, MsgType: 'forged', ...JSON.parse(sealed) }
    const push = await openPush(SECONDS).verifyMessagePush({ query, body: JSON.stringify(both) })
    expect(push.message).toEqual(message)
  })

  it.each([
    ['a signature that does not cover it', { msg_signature: secure.signature }, {}, 'ERR_SIGNATURE_MISMATCH'],
    ['a signature in capitals', { msg_signature: secure.msgSignature.toUpperCase() }, {}, 'ERR_SIGNATURE_MISMATCH'],
    ['no signature of its own', { msg_signature: undefined }, {}, 'ERR_SIGNATURE_MISMATCH'],
    ['another time', { timestamp: '1714112446' }, {}, 'ERR_SIGNATURE_MISMATCH'],
    ['a time that is none', { timestamp: 'now' }, {}, 'ERR_SIGNATURE_MISMATCH'],
    ['another nonce', { nonce: '1' }, {}, 'ERR_SIGNATURE_MISMATCH'],
    ['a letter changed', {}, { Encrypt: `A${secure.encrypt.slice(1)}` }, 'ERR_SIGNATURE_MISMATCH'],
    ['an empty ciphertext', {}, { Encrypt: '' }, 'ERR_SIGNATURE_MISMATCH'],
    ['no ciphertext', {}, { Encrypt: undefined, ...message }, 'ERR_SIGNATURE_MISMATCH']
  ])('with %s is refused', async (_, query, change, code) => {
    const given = Object.fromEntries(new URLSearchParams(url.slice(6)))
    const input = {
      query: JSON.parse(JSON.stringify({ ...given, ...query })),
      body: JSON.stringify({ Encrypt: secure.encrypt, ...change })
    }
    const error = await failureOf(openPush(SECONDS).verifyMessagePush(input))
    expect(error).toMatchObject({ code, service: 'wechat-openapi', operation: 'verifyMessagePush' })
  })

  it('for another app is refused', async () => {
    const error = await failureOf(openPush(SECONDS, SECURE, 'wx0000000000000001').verifyMessagePush({ url, body }))
    expect(error).toMatchObject({ code: 'ERR_SIGNATURE_BINDING' })
    expect(error.message).toContain('got a message for another app')
  })

  it('under another key is refused without telling why', async () => {
    const settings = { token: PUBLISHED.token, encodingAesKey: 'B'.repeat(43) }
    const error = await failureOf(openPush(SECONDS, settings).verifyMessagePush({ url, body }))
    expect(error).toMatchObject({ code: 'ERR_REPLY_DECRYPT' })
    expect(error.message.split('\n')[0]).toBe('wechat-openapi.verifyMessagePush could not open the message')
  })

  it.each([
    [600, {}, undefined],
    [-600, {}, undefined],
    [601, {}, '601 s old'],
    [-601, {}, '601 s in the future'],
    [61, { maxAge: 60 }, '61 s old'],
    [9e8, { maxAge: Number.POSITIVE_INFINITY }, undefined]
  ])('whose age is %i s under %j', async (age, settings, words) => {
    const verified = openPush(SECONDS + age, { ...SECURE, ...settings }).verifyMessagePush({ url, body })
    if (words === undefined) {
      expect((await verified).message).toEqual(message)
    } else {
      const error = await failureOf(verified)
      expect(error).toMatchObject({ code: 'ERR_SIGNATURE_STALE' })
      expect(error.message).toContain(`got a message that is ${words}`)
    }
  })

  it.each([
    ['text', 'hello', 'got a body that is neither a JSON object nor XML'],
    ['no message', { a: 1 }, 'got a message whose "ToUserName" is not text that is not empty'],
    ['a time that is none', { ...message, CreateTime: 'x' }, 'got a message whose "CreateTime" is not seconds']
  ])('that holds %s is refused', async (_, fields, words) => {
    const error = await failureOf(openPush(SECONDS).verifyMessagePush(deliver(fields, { seconds: SECONDS })))
    expect(error).toMatchObject({ code: 'ERR_HTTP_DECODE' })
    expect(error.message).toContain(words)
  })
})

describe('a plain message', () => {
  const seconds = Number(plain.timestamp)
  const query = { ...plain }

  it("of the document's own is believed where no key is given", async () => {
    const push = await openPush(seconds, PLAIN).verifyMessagePush({ query, body: JSON.stringify(message) })
    expect(push).toMatchObject({ message, encrypted: false, format: 'json' })
  })

  it('is refused where a key is given: nothing signs its text', async () => {
    const error = await failureOf(openPush(seconds).verifyMessagePush({ query, body: JSON.stringify(message) }))
    expect(error).toMatchObject({ code: 'ERR_SIGNATURE_MISMATCH' })
    expect(error.message).toContain('got a message that is not encrypted')
  })

  it('in the compatible mode is believed without its ciphertext', async () => {
    const both = { ...message, Encrypt: secure.encrypt }
    const push = await openPush(seconds, PLAIN).verifyMessagePush({ query, body: JSON.stringify(both) })
    expect(push.message).toEqual(message)
  })

  it('that is encrypted asks for the key', async () => {
    const error = await failureOf(openPush(seconds, PLAIN).verifyMessagePush({ query, body }))
    expect(error.message).toContain('give messagePush.encodingAesKey')
  })

  it('to another account is refused where the account is known', async () => {
    const fixed = { ...PLAIN, originalId: 'gh_000000000000' }
    const error = await failureOf(openPush(seconds, fixed).verifyMessagePush({ query, body: JSON.stringify(message) }))
    expect(error).toMatchObject({ code: 'ERR_SIGNATURE_BINDING' })
    const own = { ...PLAIN, originalId: 'gh_97417a04a28d' }
    const push = await openPush(seconds, own).verifyMessagePush({ query, body: JSON.stringify(message) })
    expect(push.message.ToUserName).toBe('gh_97417a04a28d')
  })
})

describe('verifyMessagePush', () => {
  it('asks for the query, where the signature stands', async () => {
    const error = await failureOf(openPush(SECONDS).verifyMessagePush({ body }))
    expect(error.message).toContain('got a message without a signature in its query')
    expect(error.message).toContain('pass the whole request, or url beside headers and body')
  })

  it('needs its settings', async () => {
    const { initWeixin } = await import('../../src/index.ts')
    const error = await failureOf(initWeixin({ appId }).verifyMessagePush({ url, body }))
    expect(error).toMatchObject({ code: 'ERR_INPUT', field: 'messagePush' })
  })

  it.each([[undefined], [{ url, body: message }], [{ url }]])('refuses a body that is not raw: %j', async (input) => {
    expect(await failureOf(openPush(SECONDS).verifyMessagePush(input as never))).toMatchObject({ code: 'ERR_INPUT' })
  })

  it('makes replies of the same kind', async () => {
    const { query, body: sealed } = deliver(message, { seconds: SECONDS })
    const push = await openPush(SECONDS).verifyMessagePush({ query, body: sealed })
    const reply = push.reply({ MsgType: 'transfer_customer_service' })
    expect(Object.keys(JSON.parse(reply.body))).toEqual(['Encrypt', 'MsgSignature', 'TimeStamp', 'Nonce'])
  })

  it('of any bytes under a right signature gives a typed error', async () => {
    const weixin = openPush(SECONDS)
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
        const error = await failureOf(weixin.verifyMessagePush(deliver(text, { seconds: SECONDS })))
        expect(error.code).toMatch(/^ERR_(HTTP_DECODE|SIGNATURE_MISMATCH)$/)
      }),
      { numRuns: Math.max(200, Number(process.env.FUZZ_RUNS ?? 0)) }
    )
  })
})
