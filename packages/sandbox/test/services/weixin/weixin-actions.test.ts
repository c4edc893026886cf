import { describe, expect, it } from 'vitest'
import { openReceiver } from '../../support/open-receiver.ts'
import { openSandbox } from '../../support/open-sandbox.ts'

const open = async () => {
  const sandbox = await openSandbox()
  const control = `${sandbox.url}/_sandbox/weixin`
  const post = async (name: string, body: object = {}) => {
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(`${control}/${name}`, { method: 'POST', headers, body: JSON.stringify(body) })
    // biome-ignore lint/suspicious/noExplicitAny: answers of thirty shapes are looked into here.
    return (await response.json()) as any
  }
  const get = async (name: string) => (await fetch(`${control}/${name}`)).json()
  return { sandbox, weixin: sandbox.weixin, post, get }
}

describe('the control API of WeChat', () => {
  it('has every function of the handle', async () => {
    const { sandbox, weixin } = await open()
    const { endpoints } = (await (await fetch(`${sandbox.url}/_sandbox`)).json()) as { endpoints: { path: string }[] }
    const actions = endpoints
      .filter(({ path }) => path.startsWith('/_sandbox/weixin/'))
      .map(({ path }) => path.slice('/_sandbox/weixin/'.length).replace(/-(.)/g, (_, letter) => letter.toUpperCase()))
    const functions = Object.entries(weixin).flatMap(([name, value]) => (typeof value === 'function' ? [name] : []))
    expect(functions.filter((name) => !actions.includes(name))).toEqual([])
  })

  it('lives a story from login to messages', async () => {
    const { weixin, post, get } = await open()
    expect(await get('credentials')).toMatchObject({ appId: weixin.appId, messagePush: weixin.messagePush })
    const { openid } = await post('login', { nickName: '小明' })
    expect(await post('session-key', { openid })).toEqual({ sessionKey: weixin.sessionKey(openid) })
    expect((await post('authorize-phone', { openid })).code).toHaveLength(64)
    expect((await post('share-user-data', { openid })).rawData).toContain('小明')
    expect((await post('pay', { openid })).openid).toBe(openid)
    const receiver = await openReceiver((response) => response.end('success'))
    await post('set-push', { url: receiver.url, mode: 'plain', verify: false })
    const { key, firstDelivery } = await post('say', { openid, text: 'x' })
    expect(firstDelivery).toMatchObject({ accepted: true })
    expect(await post('enter', { openid })).toMatchObject({ firstDelivery: { accepted: true } })
    expect(await post('resend', { key })).toMatchObject({ kind: 'resent' })
    expect(await post('deliver', { key, copies: 2 })).toHaveLength(2)
    const { templateId } = await post('create-template', { fields: ['thing1'] })
    for (const [name, body] of [
      ['subscribe', { openid, templateId }],
      ['judge-media', { mediaUrl: 'x' }],
      ['drop', {}],
      ['hold', {}],
      ['end-tokens', {}],
      ['block-user', { openid }]
    ] as const) {
      expect(await post(name, body), name).toEqual({ done: true })
    }
    expect(await post('release')).toEqual([])
    expect(await post('set-push')).toEqual({ done: true })
    expect((await post('reset-secret')).secret).toBe(weixin.secret)
    expect((await post('configure', { codeTotal: 7 })).codeTotal).toBe(7)
    expect((await post('create-user')).openid).toHaveLength(28)
    expect(await get('outbox')).toHaveLength(2)
    for (const name of ['messages?openid=x', 'tokens', 'codes', 'media', 'links', 'replies']) {
      expect(await get(name), name).toEqual([])
    }
  })

  it('explains wrong input', async () => {
    const { post } = await open()
    expect(await post('say', {})).toEqual({
      error: { code: 'ERR_SANDBOX_INPUT', message: '"openid" expected text of 1 to 64 characters, got nothing' }
    })
  })
})
