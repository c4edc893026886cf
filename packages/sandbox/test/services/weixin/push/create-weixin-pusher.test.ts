import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { WeixinPush } from '../../../../src/index.ts'
import { pushSignature } from '../../../../src/services/weixin/push/seal-push.ts'
import { openReceiver } from '../../../support/open-receiver.ts'
import { openSandbox } from '../../../support/open-sandbox.ts'

/** A push address that answers the check, and pushes with a given text. */
async function openAddress(answers: (count: number) => string = () => 'success') {
  const received: { method: string; query: URLSearchParams; body: string }[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      const { searchParams } = new URL(request.url!, 'http://x')
      received.push({ method: request.method!, query: searchParams, body })
      response.end(request.method === 'GET' ? searchParams.get('echostr') : answers(received.length))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/push?tenant=1`, received }
}

const open = async (push: Partial<WeixinPush> = {}, answers?: (count: number) => string) => {
  const sandbox = await openSandbox()
  const address = await openAddress(answers)
  await sandbox.weixin.setPush({ url: address.url, ...push })
  const { openid } = sandbox.weixin.createUser()
  return { sandbox, weixin: sandbox.weixin, openid, ...address }
}

// WeChat reference 8.7.
describe('setting the address', () => {
  it('checks it by a signed GET', async () => {
    const { received, weixin } = await open()
    const [{ method, query }] = received as [(typeof received)[number]]
    expect(method).toBe('GET')
    expect(query.get('tenant')).toBe('1')
    expect(query.get('signature')).toBe(
      pushSignature(weixin.messagePush.token, query.get('timestamp')!, query.get('nonce')!)
    )
  })

  it('refuses an address that answers something else, and keeps the one before', async () => {
    const { weixin, openid, received } = await open()
    const receiver = await openReceiver((response) => response.end('hello'))
    await expect(weixin.setPush({ url: receiver.url })).rejects.toThrow('it must answer GET with the echostr alone')
    await expect(weixin.setPush({ url: 'http://127.0.0.1:1/' })).rejects.toThrow('ECONNREFUSED')
    await weixin.say({ openid, text: 'x' }).firstDelivery
    expect(received.map(({ method }) => method)).toEqual(['GET', 'POST'])
  })

  it.each([
    ['"url" expected an absolute http:// address', { url: 'x' }],
    ['the sandbox speaks to this machine only', { url: 'http://a.example/' }],
    ['"mode" expected one of', { url: 'http://127.0.0.1:1/', mode: 'x' }],
    ['"format" expected one of', { url: 'http://127.0.0.1:1/', format: 'x' }],
    ['"push" has no "secret"', { url: 'http://127.0.0.1:1/', secret: 'x' }]
  ])('says %s', async (message, push) => {
    const { weixin } = await openSandbox()
    await expect(weixin.setPush(push as WeixinPush)).rejects.toThrow(message)
  })
})

describe('delivery', () => {
  it.each(['success', '', '{"MsgType":"transfer_customer_service"}'])('is settled by %j', async (answer) => {
    const { weixin, openid } = await open({}, () => answer)
    expect(await weixin.say({ openid, text: 'x' }).firstDelivery).toMatchObject({ accepted: true, status: 200 })
  })

  it('is tried three times in all, five seconds apart', async () => {
    const { sandbox, weixin, openid } = await open({}, () => 'SUCCESS')
    const begin = sandbox.clock.now()
    const { key, firstDelivery } = weixin.say({ openid, text: 'x' })
    await firstDelivery
    await sandbox.clock.advance('1h')
    const [message] = weixin.outbox()
    expect(message).toMatchObject({ key, state: 'given up' })
    expect(message?.attempts.map(({ at }) => at - begin)).toEqual([0, 5000, 10_000])
  })

  it('of a repeat carries the same message, signed anew', async () => {
    const { sandbox, weixin, openid, received } = await open({ mode: 'plain' }, (count) =>
      count < 4 ? 'no' : 'success'
    )
    await weixin.say({ openid, text: 'x' }).firstDelivery
    await sandbox.clock.advance('10s')
    const posts = received.filter(({ method }) => method === 'POST')
    expect(new Set(posts.map(({ body }) => body)).size).toBe(1)
    expect(new Set(posts.map(({ query }) => query.get('signature'))).size).toBe(3)
    expect(weixin.outbox()[0]?.state).toBe('delivered')
  })

  it('of a replay carries the very bytes and signatures of the first', async () => {
    const { sandbox, weixin, openid, received } = await open()
    const { key, firstDelivery } = weixin.say({ openid, text: 'x' })
    await firstDelivery
    await sandbox.clock.advance('1h')
    await weixin.deliver(key, { attack: 'replay' })
    expect(received[2]).toEqual(received[1])
  })

  it('waits for an address', async () => {
    const sandbox = await openSandbox()
    const { weixin } = sandbox
    const { openid } = weixin.createUser()
    const { key, firstDelivery } = weixin.say({ openid, text: 'x' })
    expect(await firstDelivery).toBeUndefined()
    await expect(weixin.resend(key)).rejects.toThrow('no push address is set')
    const { url, received } = await openAddress()
    await weixin.setPush({ url })
    await expect(weixin.deliver(key, { attack: 'replay' })).rejects.toThrow('nothing to replay')
    expect(await weixin.resend(key)).toMatchObject({ accepted: true })
    expect(received).toHaveLength(2)
    await weixin.setPush(undefined)
    expect(await weixin.say({ openid, text: 'x' }).firstDelivery).toBeUndefined()
  })

  it('knows its pushes', async () => {
    const { weixin } = await open()
    await expect(weixin.resend('x')).rejects.toThrow('there is no push of that key')
  })

  it.each([
    ['tampered-body', 'plain', 'json'],
    ['downgrade', 'plain', 'xml'],
    ['xml-entity', 'secure', 'json']
  ] as const)('does not play %s where it could not be seen: %s %s', async (attack, mode, format) => {
    const { weixin, openid } = await open({ mode, format })
    const { key } = weixin.say({ openid, text: 'x' })
    await expect(weixin.deliver(key, { attack })).rejects.toThrow(`the attack "${attack}" needs`)
  })
})

describe('replies', () => {
  it('are shown as they were meant', async () => {
    const { weixin, openid } = await open({}, (count) => (count === 2 ? '{"MsgType":"text"}' : 'success'))
    const { key, firstDelivery } = weixin.say({ openid, text: 'x' })
    await firstDelivery
    await weixin.say({ openid, text: 'y' }).firstDelivery
    expect(weixin.replies()).toEqual([{ key, encrypted: false, message: { MsgType: 'text' } }])
  })
})

it('ends the check of an address when the sandbox closes', async () => {
  const sandbox = await openSandbox()
  const receiver = await openReceiver(() => void sandbox.close())
  await expect(sandbox.weixin.setPush({ url: receiver.url })).rejects.toThrow('aborted')
})
