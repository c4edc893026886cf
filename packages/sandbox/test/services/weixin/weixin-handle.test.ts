import { describe, expect, it } from 'vitest'
import { connectWeixin } from '../../support/call-weixin.ts'
import { openReceiver } from '../../support/open-receiver.ts'
import { openSandbox } from '../../support/open-sandbox.ts'

describe('sandbox.weixin', () => {
  it('is frozen and carries marked credentials', async () => {
    const { weixin } = await openSandbox()
    expect(Object.isFrozen(weixin)).toBe(true)
    expect(weixin.baseUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/ns\/default\/weixin$/)
    expect(weixin.appId).toMatch(/^wx[0-9a-f]{16}$/)
    expect(weixin.secret).toMatch(/^kfsandbox[0-9A-Za-z]{23}$/)
    expect(weixin.messagePush.encodingAesKey).toHaveLength(43)
  })

  it('keeps the ids of the app over a reset and forgets the rest', async () => {
    const sandbox = await openSandbox()
    const { weixin } = sandbox
    const before = { appId: weixin.appId, secret: weixin.secret, push: weixin.messagePush, login: weixin.login() }
    weixin.configure({ codeTotal: 1 })
    weixin.resetSecret()
    expect(weixin.secret).not.toBe(before.secret)
    sandbox.reset()
    expect(weixin.settings.codeTotal).toBe(100_000)
    expect({
      appId: weixin.appId,
      secret: weixin.secret,
      push: weixin.messagePush,
      login: weixin.login()
    }).toEqual(before)
  })

  it('shows how tokens live and end', async () => {
    const sandbox = await openSandbox()
    const client = await connectWeixin(sandbox)
    await client.fetchToken()
    await client.fetchStableToken()
    const states = () => sandbox.weixin.tokens().map(({ mode, state }) => `${mode} ${state}`)
    expect(states()).toEqual(['plain replaced', 'plain alive', 'stable alive'])
    await sandbox.clock.advance('5m')
    expect(states()).toEqual(['plain dead', 'plain alive', 'stable alive'])
  })

  it('a reset secret stops at once', async () => {
    const sandbox = await openSandbox()
    const client = await connectWeixin(sandbox)
    const { code } = sandbox.weixin.login()
    sandbox.weixin.resetSecret()
    expect((await client.code2Session(code)).json().errcode).toBe(40125)
  })

  it('loses, holds and releases pushes', async () => {
    const sandbox = await openSandbox()
    const { weixin } = sandbox
    const receiver = await openReceiver((response) => response.end('success'))
    await weixin.setPush({ url: receiver.url, mode: 'plain', verify: false })
    const { openid } = weixin.createUser()
    const say = (text: string) => weixin.say({ openid, text })
    weixin.drop()
    expect(await say('a').firstDelivery).toMatchObject({ lost: 'request' })
    await sandbox.clock.advance('5s')
    weixin.drop({ lose: 'reply' })
    expect(await say('b').firstDelivery).toMatchObject({ lost: 'reply', accepted: false })
    weixin.hold()
    const [first, second] = [say('c'), say('d')]
    await sandbox.clock.advance('5s')
    await weixin.release([second.key])
    expect(await weixin.release()).toHaveLength(2)
    expect(receiver.received.map(({ body }) => JSON.parse(body).Content)).toEqual(['a', 'b', 'd', 'b', 'c'])
    weixin.drop({ key: second.key })
    expect(await weixin.resend(first.key)).toMatchObject({ accepted: true, kind: 'resent' })
    const copies = await weixin.deliver(first.key, { copies: 2, rawBody: 'x', contentType: 'text/plain' })
    expect(copies.map(({ kind, requestBody }) => [kind, requestBody])).toEqual([
      ['by hand', 'x'],
      ['by hand', 'x']
    ])
  })

  it.each<[string, (weixin: Awaited<ReturnType<typeof openSandbox>>['weixin']) => unknown]>([
    ['"fields" expected names such as thing1', (weixin) => weixin.createTemplate({ fields: ['thing'] })],
    ['"fields" expected names such as thing1', (weixin) => weixin.createTemplate({ fields: [] })],
    ['"suggest" expected one of', (weixin) => weixin.judgeMedia({ mediaUrl: 'x', suggest: 'no' as never })],
    ['"label" expected a whole number', (weixin) => weixin.judgeMedia({ mediaUrl: 'x', label: 1.5 })],
    ['"times" expected a whole number from 1', (weixin) => weixin.drop({ times: 0 })],
    ['"lose" expected one of', (weixin) => weixin.drop({ lose: 'x' as never })],
    ['"weixin settings" has no "x"', (weixin) => weixin.configure({ x: 1 } as never)]
  ])('says %s', async (message, act) => {
    const { weixin } = await openSandbox()
    expect(() => act(weixin)).toThrow(message)
  })

  it('checks what is delivered by hand', async () => {
    const { weixin } = await openSandbox()
    await expect(weixin.deliver('x', { copies: 0 })).rejects.toThrow('"copies" expected')
    await expect(weixin.deliver('x', { attack: 'x' as never })).rejects.toThrow('"attack" expected one of')
    await expect(weixin.resend(1 as never)).rejects.toThrow('"key" expected text')
  })
})
