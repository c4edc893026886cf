import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { createMemoryOnceStore, type MessagePush, type MessagePushHandlerOptions } from '../../src/index.ts'
import { createPushCipher, decodePushKey } from '../../src/notify/push-cipher.ts'
import { deliver, openPush, PLAIN, PUBLISHED, SECURE } from '../open-push.ts'
import { APP_ID } from '../start-platform.ts'

const SECONDS = 1_714_112_445
const { probe, appId, encodingAesKey } = PUBLISHED
const text = { ToUserName: 'gh_1', FromUserName: 'o1', CreateTime: SECONDS, MsgType: 'text', Content: '你好', MsgId: 7 }
const event = { ToUserName: 'gh_1', FromUserName: 'o1', CreateTime: SECONDS, MsgType: 'event', Event: 'debug_demo' }

function setUp(options: Partial<MessagePushHandlerOptions> = {}, settings = SECURE, seconds = SECONDS) {
  const handle = vi.fn<MessagePushHandlerOptions['handle']>()
  const onError = vi.fn()
  const handler = openPush(seconds, settings).createMessagePushHandler({
    handle,
    onError,
    onceStore: createMemoryOnceStore(),
    ...options
  })
  return { handle, onError, handler }
}

describe('createMessagePushHandler', () => {
  it.each([true, false])('runs the work once, however often a message comes (with id: %s)', async (withId) => {
    const { handle, onError, handler } = setUp()
    for (let delivery = 0; delivery < 3; delivery++) {
      // Encrypted anew, and a second later, as a repeat is.
      const input = deliver(withId ? text : event, { seconds: SECONDS + delivery })
      expect(await handler.reply(input)).toMatchObject({ status: 200, body: 'success' })
    }
    expect(handle).toHaveBeenCalledTimes(1)
    expect(handle.mock.calls[0]![0].message).toMatchObject({ FromUserName: 'o1' })
    expect(onError).not.toHaveBeenCalled()
  })

  it('handles two events of one second and kind, where they differ', async () => {
    const { handle, handler } = setUp()
    for (const trace_id of ['a', 'b', 'a']) await handler.reply(deliver({ ...event, trace_id }, { seconds: SECONDS }))
    expect(handle).toHaveBeenCalledTimes(2)
  })

  it.each([
    ['JSON', false, true],
    ['XML', true, true],
    ['plain JSON', false, false]
  ])('sends the reply that the work returns, as %s', async (_, xml, encrypt) => {
    const handle = (push: MessagePush) => ({ MsgType: 'text', Content: String(push.message.Content) })
    const { handler } = setUp({ handle }, encrypt ? SECURE : PLAIN)
    const inner = xml
      ? '<xml><ToUserName>gh_1</ToUserName><FromUserName>o1</FromUserName><CreateTime>1</CreateTime><MsgType>text</MsgType><Content>你好</Content><MsgId>7</MsgId></xml>'
      : text
    const reply = await handler.reply(deliver(inner, { seconds: SECONDS, encrypt, xml }))
    let body = reply.body
    if (encrypt) {
      const encrypted = xml ? /<Encrypt><!\[CDATA\[(.*?)\]\]>/.exec(body)![1]! : (JSON.parse(body).Encrypt as string)
      body = createPushCipher(decodePushKey('c', encodingAesKey), appId).decrypt(encrypted)!.message.toString()
    }
    expect(body).toContain('你好')
    expect(body).toContain(xml ? '<ToUserName><![CDATA[o1]]>' : '"ToUserName":"o1"')
  })

  it('asks for another delivery when the work fails', async () => {
    const failure = new Error('no database')
    const handle = vi.fn<MessagePushHandlerOptions['handle']>().mockRejectedValueOnce(failure)
    const { onError, handler } = setUp({ handle })
    expect((await handler.reply(deliver(text, { seconds: SECONDS }))).status).toBe(500)
    expect(await handler.reply(deliver(text, { seconds: SECONDS }))).toMatchObject({ body: 'success' })
    expect(handle).toHaveBeenCalledTimes(2)
    expect(onError.mock.calls).toEqual([[failure]])
  })

  it('does nothing for a message that must not be believed, and tells why', async () => {
    const { handle, onError, handler } = setUp()
    const { query, body } = deliver(text, { seconds: SECONDS })
    expect((await handler.reply({ query: { ...query, nonce: '1' }, body })).status).toBe(500)
    expect(handle).not.toHaveBeenCalled()
    expect(onError.mock.calls[0]![0]).toMatchObject({ code: 'ERR_SIGNATURE_MISMATCH' })
  })

  it('is the same over Fetch and over node:http', async () => {
    const { handle, handler } = setUp()
    const { query, body } = deliver(text, { seconds: SECONDS })
    const address = `/push?${new URLSearchParams(query)}`
    const first = await handler.fetch(new Request(`https://example.com${address}`, { method: 'POST', body }))
    expect([first.status, await first.text()]).toEqual([200, 'success'])
    const server = createServer((request, response) => handler.node(request, response))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => {
      server.close()
      server.closeAllConnections()
    })
    const target = `http://127.0.0.1:${(server.address() as AddressInfo).port}${address}`
    const second = await fetch(target, { method: 'POST', body })
    expect([second.status, await second.text()]).toEqual([200, 'success'])
    expect(handle).toHaveBeenCalledTimes(1)
  })

  it.each([
    ['no work', { handle: undefined }, 'handle'],
    ['nobody to tell', { onError: undefined }, 'onError'],
    ['no memory', { onceStore: {} }, 'onceStore'],
    ['a lease that is none', { leaseMs: 0 }, 'leaseMs'],
    ['an option that nobody knows', { verify: true }, 'verify']
  ])('refuses %s at once', (_, options, field) => {
    expect(() => setUp(options as never)).toThrow(`wechat-openapi.createMessagePushHandler: "${field}" expected`)
  })

  it('needs the settings of message push', async () => {
    const { initWeixin } = await import('../../src/index.ts')
    const weixin = initWeixin({ appId: APP_ID })
    expect(() => weixin.createMessagePushHandler({} as never)).toThrow(
      '"messagePush" expected to be given to initWeixin'
    )
  })
})

describe('the check of the address', () => {
  const query = { ...probe, echostr: '4375120948345356249' }

  it.each([
    ['secure', SECURE],
    ['plain', PLAIN]
  ])("of the document's own is answered as it wants in the %s mode", async (_, settings) => {
    const { handle, handler } = setUp({}, settings, Number(probe.timestamp))
    expect(await handler.reply({ query })).toEqual({
      status: 200,
      contentType: 'text/plain; charset=utf-8',
      body: query.echostr
    })
    const response = await handler.fetch(new Request(`https://example.com/push?${new URLSearchParams(query)}`))
    expect(await response.text()).toBe(query.echostr)
    expect(handle).not.toHaveBeenCalled()
  })

  it('is refused with a wrong signature, and when it is old', async () => {
    const { onError, handler } = setUp({}, SECURE, Number(probe.timestamp))
    expect((await handler.reply({ query: { ...query, nonce: '1' } })).body).toBe('fail')
    const late = setUp({}, SECURE, Number(probe.timestamp) + 601)
    expect((await late.handler.reply({ query })).body).toBe('fail')
    expect(onError.mock.calls[0]![0]).toMatchObject({ code: 'ERR_SIGNATURE_MISMATCH' })
    expect(late.onError.mock.calls[0]![0]).toMatchObject({ code: 'ERR_SIGNATURE_STALE' })
  })

  it('gives nothing back that a browser could take for a page: no signature covers it', async () => {
    const { handler } = setUp({}, SECURE, Number(probe.timestamp))
    for (const echostr of ['<script>', 'a b', 'x'.repeat(257), '']) {
      expect((await handler.reply({ query: { ...query, echostr } })).body).toBe('')
    }
  })
})
