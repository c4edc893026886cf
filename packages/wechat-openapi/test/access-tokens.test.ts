import { createMemoryTokenStore } from '@kaifang/http-core'
import { createFixedClock } from '@kaifang/http-core/testing'
import { describe, expect, it } from 'vitest'
import { initWeixin, type Weixin } from '../src/index.ts'
import { startManagedPlatform } from './managed-platform.ts'
import { APP_ID, failureOf, NOW_MS, OPENID, SECRET } from './start-platform.ts'

const ask = (weixin: Weixin, options?: object) =>
  weixin.auth.getPaidUnionId({ openid: OPENID, transactionId: '1' }, options)
const write = (weixin: Weixin, options?: object) => weixin.call('/write', { a: 1 }, options)

describe('managed tokens', () => {
  it.each([1, 2, 50])('%i first calls at once cost one fetch', async (calls) => {
    const { weixin, fetches } = await startManagedPlatform()
    await Promise.all(Array.from({ length: calls }, () => ask(weixin)))
    expect(fetches()).toHaveLength(1)
  })

  it('come from the stable endpoint, and are kept for further calls', async () => {
    const { weixin, fetches, calls, current } = await startManagedPlatform()
    await ask(weixin)
    await ask(weixin)
    expect(fetches().map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /cgi-bin/stable_token'])
    expect(JSON.parse(fetches()[0]!.body.toString())).toEqual({
      grant_type: 'client_credential',
      appid: APP_ID,
      secret: SECRET
    })
    expect(new Set(calls().map(({ query }) => query.get('access_token'))).size).toBe(1)
    expect(current).toBe('')
  })

  it('come from the plain endpoint where the setting says so', async () => {
    const { weixin, fetches } = await startManagedPlatform({ tokenMode: 'plain' })
    await ask(weixin)
    expect(fetches().map(({ method, path }) => `${method} ${path}`)).toEqual(['GET /cgi-bin/token'])
  })

  it.each([
    ['stable', 240],
    ['plain', 300]
  ] as const)('are renewed ahead of their end by the rules of the %s endpoint', async (tokenMode, ahead) => {
    const { weixin, clock, fetches } = await startManagedPlatform({ tokenMode })
    await ask(weixin)
    await clock.advance((7200 - ahead) * 1000 - 1000)
    await ask(weixin)
    expect(fetches()).toHaveLength(1)
    await clock.advance(2000)
    await Promise.all([ask(weixin), ask(weixin), ask(weixin)])
    expect(fetches()).toHaveLength(2)
  })

  it('are used on when the renewal ahead fails', async () => {
    const platform = await startManagedPlatform({ retry: false })
    await ask(platform.weixin)
    await platform.clock.advance(7_000_000)
    platform.tokenAnswer = () => ({ status: 502, body: '<html>' })
    expect(await ask(platform.weixin)).toMatchObject({ unionid: 'u' })
    expect(platform.fetches()).toHaveLength(2)
  })

  it.each([40001, 40014, 42001])(
    'that are refused with %i are renewed, and the call goes out once more',
    async (code) => {
      const platform = await startManagedPlatform()
      platform.deadCode = code
      await ask(platform.weixin)
      platform.living.clear()
      expect(await ask(platform.weixin)).toMatchObject({ unionid: 'u' })
      expect(platform.fetches()).toHaveLength(2)
      expect(platform.calls()).toHaveLength(3)
    }
  )

  it('are renewed for a write too, also without repeats: the refused call has not acted', async () => {
    const platform = await startManagedPlatform({ retry: false })
    await write(platform.weixin)
    platform.living.clear()
    expect(await write(platform.weixin)).toMatchObject({ errCode: 0 })
    expect(platform.calls()).toHaveLength(3)
  })

  it('that die under many calls cost one fetch, and no call fails', async () => {
    const platform = await startManagedPlatform()
    await ask(platform.weixin)
    platform.living.clear()
    const results = await Promise.all(Array.from({ length: 40 }, () => ask(platform.weixin)))
    expect(results.every(({ unionid }) => unionid === 'u')).toBe(true)
    expect(platform.fetches()).toHaveLength(2)
  })

  it('that die again on the way are renewed again, but not for ever', async () => {
    const platform = await startManagedPlatform()
    await ask(platform.weixin)
    platform.living.clear()
    let made = 0
    platform.tokenAnswer = () => ({ body: { access_token: `still-born-token-number-${++made}`, expires_in: 7200 } })
    const error = await failureOf(ask(platform.weixin))
    expect(error).toMatchObject({ code: 'ERR_WECHAT_OPENAPI_TOKEN', errCode: 40001, retryable: false })
    expect(
      platform
        .calls()
        .map(({ query }) => query.get('access_token'))
        .slice(2)
    ).toEqual(['still-born-token-number-1', 'still-born-token-number-2', 'still-born-token-number-3'])
    expect(platform.fetches()).toHaveLength(4)
  })

  it('that the platform disowns and hands out again are not asked for with every call', async () => {
    const platform = await startManagedPlatform()
    const { weixin, clock, fetches, calls } = platform
    await ask(weixin)
    const dead = platform.current
    platform.living.clear()
    platform.tokenAnswer = () => ({ body: { access_token: dead, expires_in: 7100 } })
    for (let call = 0; call < 5; call++) await failureOf(ask(weixin))
    expect(fetches()).toHaveLength(2)
    // Each call was tried once: the same token can't do better.
    expect(calls()).toHaveLength(6)
    await clock.advance(10_000)
    await failureOf(ask(weixin))
    expect(fetches()).toHaveLength(3)
  })

  it('that are disowned are replaced by force where the setting says so', async () => {
    const platform = await startManagedPlatform({ forceTokenRefresh: true })
    const { weixin, fetches } = platform
    await ask(weixin)
    const dead = platform.current
    platform.living.clear()
    platform.tokenAnswer = ({ body }) => {
      if (JSON.parse(body.toString()).force_refresh !== true) return { body: { access_token: dead, expires_in: 7100 } }
      platform.living.add('forced-token-of-the-platform')
      return { body: { access_token: 'forced-token-of-the-platform', expires_in: 7200 } }
    }
    expect(await ask(weixin)).toMatchObject({ unionid: 'u' })
    expect(fetches().map(({ body }) => JSON.parse(body.toString()).force_refresh)).toEqual([undefined, undefined, true])
  })

  it('can be had by nobody where the secret is wrong, and the call says why', async () => {
    const platform = await startManagedPlatform()
    platform.tokenAnswer = () => ({ body: { errcode: 40125, errmsg: 'invalid appsecret' } })
    const error = await failureOf(write(platform.weixin))
    expect(error).toMatchObject({
      code: 'ERR_WECHAT_OPENAPI_CREDENTIAL',
      operation: 'auth.getStableAccessToken',
      errCode: 40125
    })
    expect(platform.calls()).toEqual([])
  })

  it('that can not be renewed in time end the call with its own limit', async () => {
    const platform = await startManagedPlatform()
    platform.tokenAnswer = () => undefined
    const error = await failureOf(ask(platform.weixin, { timeout: 30 }))
    expect(error).toMatchObject({ code: 'ERR_HTTP_TIMEOUT', phase: 'token', timeoutMs: 30 })
  })

  it('of several apps in one process share nothing', async () => {
    const first = await startManagedPlatform()
    const second = await startManagedPlatform({ appId: 'wx0000000000000002' })
    await Promise.all([ask(first.weixin), ask(second.weixin)])
    expect([first.fetches().length, second.fetches().length]).toEqual([1, 1])
  })

  it('of several apps in one store share nothing, and of one app everything', async () => {
    const tokenStore = createMemoryTokenStore(createFixedClock(NOW_MS))
    const first = await startManagedPlatform({ tokenStore })
    const second = await startManagedPlatform({ tokenStore, appId: 'wx0000000000000002' })
    await ask(first.weixin)
    await ask(second.weixin)
    expect([first.fetches().length, second.fetches().length]).toEqual([1, 1])
    const third = await startManagedPlatform({ tokenStore })
    third.living.add(first.current)
    await ask(third.weixin)
    expect(third.fetches()).toHaveLength(0)
  })
})

describe('given tokens', () => {
  it('of the client are used for every call and never renewed', async () => {
    const platform = await startManagedPlatform({ accessToken: 'given-token-of-the-caller' })
    const error = await failureOf(ask(platform.weixin))
    expect(error).toMatchObject({ code: 'ERR_WECHAT_OPENAPI_TOKEN', errCode: 40001 })
    expect(error.message).toContain('give a fresh accessToken if it is yours')
    expect(platform.fetches()).toEqual([])
    expect(platform.calls()).toHaveLength(1)
  })

  it('of a call go before the managed ones, and are never renewed', async () => {
    const platform = await startManagedPlatform()
    const call = platform.weixin.auth.getPaidUnionId({
      openid: OPENID,
      transactionId: '1',
      accessToken: 'given-token-of-the-caller'
    })
    expect(await failureOf(call)).toMatchObject({ code: 'ERR_WECHAT_OPENAPI_TOKEN' })
    expect(platform.fetches()).toEqual([])
    expect(platform.calls()[0]!.query.get('access_token')).toBe('given-token-of-the-caller')
  })

  it('are asked for where there is neither token nor secret', async () => {
    const weixin = initWeixin({ appId: APP_ID })
    const error = await failureOf(ask(weixin))
    expect(error.message).toBe(
      'wechat-openapi: "accessToken" expected an access token, since the client has none, got nothing. Give secret to initWeixin for managed tokens, or accessToken to it or to the call'
    )
    await weixin.close()
  })
})

it('a process that died with the right to fetch holds up the others for half the time of a call', async () => {
  const clock = createFixedClock(NOW_MS)
  const tokenStore = createMemoryTokenStore(clock)
  const { weixin, fetches } = await startManagedPlatform({ tokenStore, clock })
  await tokenStore.acquire(`wechat-openapi:stable:${APP_ID}`, 2500)
  expect(await ask(weixin)).toMatchObject({ unionid: 'u' })
  expect(fetches()).toHaveLength(1)
  const waited = clock.now() - NOW_MS
  expect(waited).toBeGreaterThanOrEqual(2500)
  expect(waited).toBeLessThan(2700)
})
