import { createMemoryTokenStore, type StoredToken } from '@kaifang/http-core'
import { describe, expect, it } from 'vitest'
import { REFRESH_AHEAD_MS, tokenKey, tokenLeaseMs } from '../../src/tokens/shop-tokens.ts'
import {
  CLIENT_ID,
  failureOf,
  gatewayError,
  NOW_MS,
  SHOP,
  startPlatform,
  success,
  tokenReply,
  tokensOf,
  WEEK_MS
} from '../support/start-platform.ts'

const KEY = `youzan:${CLIENT_ID}:${SHOP}`

/** A store that already holds a token of the shop. */
async function storeWith(token: Partial<StoredToken> = {}) {
  const store = createMemoryTokenStore()
  const held = { value: 'old', issuedAtMs: NOW_MS - 1000, expiresAtMs: NOW_MS + WEEK_MS, refreshValue: 'refresh-0' }
  await store.replace(KEY, undefined, { ...held, ...token })
  return store
}

it('one token belongs to one pair of application and shop', () => {
  expect(tokenKey('app', '42')).toBe('youzan:app:42')
})

it('a lease lasts as long as two calls to the token endpoint can', () => {
  expect([tokenLeaseMs(5000), REFRESH_AHEAD_MS]).toEqual([11_000, 600_000])
})

describe('the token of a self-use app', () => {
  it('is asked for with refresh false and the shop as text', async () => {
    const { youzan, tokenCalls } = await startPlatform({ grantId: 88888 })
    await youzan.call('youzan.shop.get', '3.0.0')
    expect(tokenCalls).toEqual([
      {
        client_id: 'test_client',
        client_secret: 'test_secret',
        authorize_type: 'silent',
        grant_id: '88888',
        refresh: false
      }
    ])
  })

  it.each([
    ['platform', { authorize_type: 'certificate' }],
    ['youzanke', { authorize_type: 'silent', grant_type: 'youzanke' }]
  ] as const)('of a %s app by its own grant', async (appType, fields) => {
    const { youzan, tokenCalls } = await startPlatform({ appType })
    await youzan.call('youzan.shop.get', '3.0.0')
    expect(tokenCalls).toEqual([expect.objectContaining({ ...fields, grant_id: SHOP })])
  })

  it('is stored before it is used', async () => {
    const store = createMemoryTokenStore()
    const { youzan, answerApi } = await startPlatform({ tokenStore: store })
    const stored: unknown[] = []
    answerApi(async () => {
      stored.push(await store.read(KEY))
      return success(null)
    })
    await youzan.call('youzan.shop.get', '3.0.0')
    expect(stored).toEqual([{ value: 'token-1', issuedAtMs: NOW_MS, expiresAtMs: NOW_MS + WEEK_MS }])
  })

  it('is taken from the store where there is one', async () => {
    const { youzan, tokenCalls, apiCalls } = await startPlatform({ tokenStore: await storeWith() })
    await youzan.call('youzan.shop.get', '3.0.0')
    expect([tokenCalls, tokensOf(apiCalls)]).toEqual([[], ['old']])
  })

  it('is renewed by force where the platform gives the refused one again', async () => {
    const { youzan, tokenCalls, apiCalls, answerApi, answerToken } = await startPlatform({
      tokenStore: await storeWith()
    })
    answerToken(() => tokenReply({ access_token: tokenCalls.at(-1)?.refresh === true ? 'new' : 'old' }))
    answerApi(({ query }) => (query.get('access_token') === 'old' ? gatewayError(4203) : success(null)))
    await youzan.call('youzan.shop.get', '3.0.0')
    expect(tokenCalls.map(({ refresh }) => refresh)).toEqual([false, true])
    expect(tokensOf(apiCalls)).toEqual(['old', 'new'])
  })

  it('is renewed by force 10 minutes before its end, since asking alone would give it again', async () => {
    const expires = NOW_MS + REFRESH_AHEAD_MS
    const { youzan, tokenCalls, apiCalls, answerToken } = await startPlatform({
      tokenStore: await storeWith({ expiresAtMs: expires, issuedAtMs: NOW_MS - WEEK_MS })
    })
    answerToken(() => {
      const forced = tokenCalls.at(-1)?.refresh === true
      return tokenReply(forced ? { access_token: 'new' } : { access_token: 'old', expires })
    })
    await youzan.call('youzan.shop.get', '3.0.0')
    await youzan.call('youzan.shop.get', '3.0.0')
    expect([tokenCalls.map(({ refresh }) => refresh), tokensOf(apiCalls)]).toEqual([
      [false, true],
      ['new', 'new']
    ])
  })

  it('is asked for once more where the answer to a forced renewal is lost', async () => {
    const { youzan, tokenCalls, apiCalls, answerApi, answerToken } = await startPlatform({
      tokenStore: await storeWith()
    })
    let rotated = false
    answerToken((_request, response) => {
      if (tokenCalls.at(-1)?.refresh !== true) return tokenReply({ access_token: rotated ? 'new' : 'old' })
      rotated = true
      response.destroy()
      return undefined
    })
    answerApi(({ query }) => (query.get('access_token') === 'old' ? gatewayError(4202) : success(null)))
    await youzan.call('youzan.shop.get', '3.0.0')
    expect([tokenCalls.map(({ refresh }) => refresh), tokensOf(apiCalls)]).toEqual([
      [false, true, false],
      ['old', 'new']
    ])
  })

  it('that ends soon is used where a new one is refused', async () => {
    const { youzan, tokenCalls, apiCalls, answerToken } = await startPlatform()
    answerToken(() =>
      tokenCalls.at(-1)?.refresh === true
        ? gatewayError(4101, '请求太频繁')
        : tokenReply({ access_token: 'short', expires: NOW_MS + 60_000 })
    )
    await youzan.call('youzan.shop.get', '3.0.0')
    expect(tokensOf(apiCalls)).toEqual(['short'])
  })

  it('that the platform refuses to renew fails the call with its words', async () => {
    const { youzan, answerToken } = await startPlatform({ tokenStore: await storeWith({ expiresAtMs: NOW_MS }) })
    answerToken({ body: { success: false, code: 1103, message: '店铺未授权该应用' } })
    expect(await failureOf(youzan.call('youzan.shop.get', '3.0.0'))).toMatchObject({
      code: 'ERR_YOUZAN_AUTHORIZATION',
      operation: 'auth.getToken',
      errMsg: '店铺未授权该应用'
    })
  })

  it('that is refused and can not be renewed by force fails the call', async () => {
    const { youzan, tokenCalls, answerApi, answerToken } = await startPlatform({ tokenStore: await storeWith() })
    answerToken(() =>
      tokenCalls.at(-1)?.refresh === true
        ? { body: { success: false, code: 1004, message: 'x' } }
        : tokenReply({ access_token: 'old' })
    )
    answerApi(gatewayError(4201))
    expect(await failureOf(youzan.call('youzan.shop.get', '3.0.0'))).toMatchObject({ code: 'ERR_YOUZAN_AUTHORIZATION' })
  })

  it('is one for each shop', async () => {
    const { youzan, tokenCalls, apiCalls } = await startPlatform()
    await youzan.shop(1).call('youzan.shop.get', '3.0.0')
    await youzan.shop('2').call('youzan.shop.get', '3.0.0')
    await youzan.shop(1n).call('youzan.shop.get', '3.0.0')
    expect(tokenCalls.map(({ grant_id }) => grant_id)).toEqual(['1', '2'])
    expect(tokensOf(apiCalls)).toEqual(['token-1', 'token-2', 'token-1'])
  })
})

describe('the token of a tool app', () => {
  const rotating = (spent: string[]) => () => {
    const number = spent.length
    return tokenReply({ access_token: `access-${number}`, refresh_token: `refresh-${number}` })
  }

  it('is renewed by the stored refresh token, and the new pair is stored before it is used', async () => {
    const store = await storeWith({ expiresAtMs: NOW_MS })
    const { youzan, tokenCalls, apiCalls, answerToken, answerApi } = await startPlatform({
      appType: 'tool',
      tokenStore: store
    })
    answerToken(() => rotating(tokenCalls.map(() => ''))())
    let stored: unknown
    answerApi(async () => {
      stored = await store.read(KEY)
      return success(null)
    })
    await youzan.call('youzan.shop.get', '3.0.0')
    expect(tokenCalls).toEqual([
      {
        client_id: 'test_client',
        client_secret: 'test_secret',
        authorize_type: 'refresh_token',
        refresh_token: 'refresh-0'
      }
    ])
    expect(tokensOf(apiCalls)).toEqual(['access-1'])
    expect(stored).toEqual({
      value: 'access-1',
      issuedAtMs: NOW_MS,
      expiresAtMs: NOW_MS + WEEK_MS,
      refreshValue: 'refresh-1'
    })
  })

  it('spends the same refresh token again where the answer was lost', async () => {
    const { youzan, tokenCalls, answerToken } = await startPlatform({
      appType: 'tool',
      tokenStore: await storeWith({ expiresAtMs: NOW_MS })
    })
    answerToken((_request, response) => {
      if (tokenCalls.length > 1) return tokenReply({ access_token: 'new' })
      response.destroy()
      return undefined
    })
    await youzan.call('youzan.shop.get', '3.0.0')
    expect(tokenCalls.map(({ refresh_token }) => refresh_token)).toEqual(['refresh-0', 'refresh-0'])
  })

  it('keeps a refresh token that the platform does not rotate', async () => {
    const store = await storeWith({ expiresAtMs: NOW_MS })
    const { youzan, answerToken } = await startPlatform({ appType: 'tool', tokenStore: store })
    answerToken(tokenReply({ access_token: 'new', refresh_token: undefined }))
    await youzan.call('youzan.shop.get', '3.0.0')
    expect(await store.read(KEY)).toMatchObject({ value: 'new', refreshValue: 'refresh-0' })
  })

  it('of a faster process is taken where the refresh token is spent', async () => {
    const store = await storeWith({ expiresAtMs: NOW_MS })
    const { youzan, apiCalls, answerToken } = await startPlatform({ appType: 'tool', tokenStore: store })
    answerToken(async () => {
      await store.replace(KEY, 'old', { value: 'theirs', issuedAtMs: NOW_MS + 1, expiresAtMs: NOW_MS + WEEK_MS })
      return { body: { success: false, code: 1004, message: 'refresh_token expired' } }
    })
    await youzan.call('youzan.shop.get', '3.0.0')
    expect(tokensOf(apiCalls)).toEqual(['theirs'])
  })

  it('fails the call where the refresh token is spent and nobody else has one', async () => {
    const store = await storeWith({ expiresAtMs: NOW_MS })
    const { youzan, answerToken } = await startPlatform({ appType: 'tool', tokenStore: store })
    answerToken({ body: { success: false, code: 1004, message: 'refresh_token expired' } })
    const error = await failureOf(youzan.call('youzan.shop.get', '3.0.0'))
    expect(error).toMatchObject({ code: 'ERR_YOUZAN_AUTHORIZATION', operation: 'auth.refreshToken' })
    expect(error.message).toContain('let the merchant authorise the application again')
  })

  it('fails the call where the store has lost it meanwhile', async () => {
    const store = await storeWith({ expiresAtMs: NOW_MS })
    let reads = 0
    const forgetful = { ...store, read: async (key: string) => (++reads > 2 ? undefined : store.read(key)) }
    const { youzan, answerToken } = await startPlatform({ appType: 'tool', tokenStore: forgetful })
    answerToken({ body: { success: false, code: 1004, message: 'x' } })
    expect(await failureOf(youzan.call('youzan.shop.get', '3.0.0'))).toMatchObject({ code: 'ERR_YOUZAN_AUTHORIZATION' })
  })

  it('is not guessed where the shop has none', async () => {
    const { youzan, tokenCalls } = await startPlatform({ appType: 'tool' })
    const error = await failureOf(youzan.shop('4711').call('youzan.shop.get', '3.0.0'))
    expect(error.message).toBe(
      'youzan.shop: "tokenStore" expected a token of shop 4711 with its refresh token, got none. Let the merchant authorise, and give the code to auth.getTokenByCode; or give a refresh token to auth.refreshToken'
    )
    expect(tokenCalls).toEqual([])
  })

  it('that lost its last network call fails with an open outcome and the way to settle it', async () => {
    const { youzan, answerToken } = await startPlatform({
      appType: 'tool',
      retry: false,
      tokenStore: await storeWith({ expiresAtMs: NOW_MS })
    })
    answerToken((_request, response) => {
      response.destroy()
      return undefined
    })
    const error = await failureOf(youzan.call('youzan.shop.get', '3.0.0'))
    expect(error).toMatchObject({ code: 'ERR_HTTP_NETWORK', operation: 'auth.refreshToken', outcome: 'unknown' })
    expect(error.message).toContain('make the same call again within the hour: it gives the same tokens')
  })
})
