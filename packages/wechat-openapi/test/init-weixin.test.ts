import { inspect } from 'node:util'
import type { NotifyHandler } from '@kaifang/http-core'
import { describe, expect, expectTypeOf, it } from 'vitest'
import {
  type Code2SessionResult,
  type CodeResult,
  type GetPaidUnionIdInput,
  type ImageInput,
  initWeixin,
  type MessagePush,
  type SendMessageInput,
  type TempMediaResult,
  type Weixin
} from '../src/index.ts'
import { APP_ID, failureOf, SECRET, startPlatform, TOKEN } from './start-platform.ts'

describe('initWeixin', () => {
  it('returns the namespaces of the document, and nothing that can be changed', () => {
    const weixin = initWeixin({ appId: APP_ID, secret: SECRET })
    expect(Object.keys(weixin)).toEqual([
      'auth',
      'analysis',
      'customerServiceMessage',
      'wxacode',
      'img',
      'security',
      'subscribeMessage',
      'phonenumber',
      'urlscheme',
      'urllink',
      'decryptUserData',
      'verifyUserData',
      'verifyMessagePush',
      'createMessagePushHandler',
      'call',
      'close'
    ])
    expect(Object.isFrozen(weixin)).toBe(true)
  })

  it('shows no secret when it is printed', () => {
    const messagePush = { token: 'XwXwXwXw', encodingAesKey: `${'Vu'.repeat(21)}V` }
    const weixin = initWeixin({ appId: APP_ID, secret: 'Zq'.repeat(16), accessToken: 'Yp'.repeat(60), messagePush })
    const shown = inspect(weixin, { depth: 20, showHidden: true, getters: true }) + JSON.stringify(weixin)
    expect(shown).not.toMatch(/(?:Zq){2}|(?:Yp){2}|(?:Xw){2}|(?:Vu){2}/)
  })

  it('opens no connection before the first call, and closes what it opened', async () => {
    const { server, weixin } = await startPlatform()
    expect(server.connections()).toBe(0)
    await weixin.call('/x', {})
    expect(server.connections()).toBe(1)
    await weixin.close()
    await expect.poll(() => server.openConnections()).toBe(0)
  })

  it('obeys the options of one call', async () => {
    const { server, weixin } = await startPlatform()
    server.answer({ status: 503, body: '' })
    await failureOf(weixin.auth.getPaidUnionId({ openid: 'o', transactionId: '1' }, { retry: false }))
    expect(server.requests).toHaveLength(1)
    const reason = new Error('the user left')
    const signal = AbortSignal.abort(reason)
    expect(await failureOf(weixin.wxacode.createQRCode({ path: 'a' }, { signal }))).toBe(reason)
  })

  it('tells what happens in events', async () => {
    const events: unknown[] = []
    const { server, weixin } = await startPlatform({ onEvent: (event) => events.push(event) })
    await weixin.call('/x', {})
    expect(events).toMatchObject([
      { type: 'request', service: 'wechat-openapi', operation: 'call', url: `${server.url}/x` },
      { type: 'reply', status: 200 }
    ])
    expect(JSON.stringify(events)).not.toContain(TOKEN)
  })

  it('is checked by the compiler', () => {
    expectTypeOf<Weixin['auth']['code2Session']>().returns.resolves.toEqualTypeOf<Code2SessionResult>()
    expectTypeOf<Weixin['wxacode']['get']>().returns.resolves.toEqualTypeOf<CodeResult>()
    expectTypeOf<Weixin['customerServiceMessage']['getTempMedia']>().returns.resolves.toEqualTypeOf<TempMediaResult>()
    expectTypeOf<Weixin['verifyMessagePush']>().returns.resolves.toEqualTypeOf<MessagePush>()
    expectTypeOf<Weixin['createMessagePushHandler']>().returns.toEqualTypeOf<NotifyHandler>()
    expectTypeOf<CodeResult['buffer']>().toEqualTypeOf<Buffer>()
    // One of two forms, and not both.
    expectTypeOf<{ openid: string }>().not.toExtend<GetPaidUnionIdInput>()
    expectTypeOf<{ openid: string; transactionId: string; mchId: string }>().not.toExtend<GetPaidUnionIdInput>()
    expectTypeOf<Record<never, never>>().not.toExtend<ImageInput>()
    // The content is the one that the type names.
    expectTypeOf<{ touser: string; msgtype: 'text'; image: { mediaId: string } }>().not.toExtend<SendMessageInput>()
  })
})
