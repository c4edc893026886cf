import { createMemoryTokenStore } from '@kaifang/http-core'
import { describe, expect, it } from 'vitest'
import { failureOf, SHOP, startPlatform, tokenReply, tokensOf } from '../../support/start-platform.ts'

describe('auth.getToken', () => {
  it.each([
    [undefined, { grant_id: SHOP }],
    [{}, { grant_id: SHOP }],
    [{ refresh: false }, { grant_id: SHOP, refresh: false }],
    [
      { refresh: true, grantId: 42 },
      { grant_id: '42', refresh: true }
    ],
    [{ grantId: '42587152' }, { grant_id: '42587152' }],
    [{ grantId: 42587152n }, { grant_id: '42587152' }]
  ])('given %o asks with %o', async (input, fields) => {
    const { youzan, tokenCalls } = await startPlatform()
    await youzan.auth.getToken(input)
    expect(tokenCalls).toEqual([
      { client_id: 'test_client', client_secret: 'test_secret', authorize_type: 'silent', ...fields }
    ])
  })

  it('puts the token where the calls of the shop look', async () => {
    const { youzan, tokenCalls, apiCalls } = await startPlatform()
    expect(await youzan.auth.getToken({ grantId: 42 })).toMatchObject({ accessToken: 'token-1', stored: true })
    await youzan.shop(42).call('youzan.shop.get', '3.0.0')
    expect([tokenCalls.length, tokensOf(apiCalls)]).toEqual([1, ['token-1']])
  })

  it('gives a token that could not be stored all the same, and says so', async () => {
    const store = createMemoryTokenStore()
    const tokenStore = { ...store, replace: () => Promise.reject(new Error('full')) }
    const { youzan } = await startPlatform({ tokenStore })
    expect(await youzan.auth.getToken()).toMatchObject({ accessToken: 'token-1', stored: false })
  })

  it('asks nobody while the store is out of reach', async () => {
    const store = createMemoryTokenStore()
    const down = new Error('down')
    const { youzan, tokenCalls } = await startPlatform({
      tokenStore: { ...store, acquire: () => Promise.reject(down) }
    })
    expect(await failureOf(youzan.auth.getToken())).toBe(down)
    expect(tokenCalls).toEqual([])
  })

  it.each<[string, unknown, string]>([
    [
      'refresh as text, as the curl sample writes it',
      { refresh: 'true' },
      '"refresh" expected true or false, got text of 4 characters'
    ],
    ['refresh as the text false', { refresh: 'false' }, '"refresh" expected true or false'],
    ['refresh as a number', { refresh: 1 }, '"refresh" expected true or false'],
    ['a shop of nothing', { grantId: '' }, '"grantId" expected the id of a shop'],
    ['a shop that has lost digits', { grantId: 2 ** 60 }, '"grantId" expected the id of a shop'],
    ['a field of the wire', { grant_id: '1' }, '"grant_id" expected one of the known fields'],
    ['a text', 'refresh', '"input" expected an object']
  ])('refuses %s', async (_, input, text) => {
    const { youzan, tokenCalls } = await startPlatform()
    const error = await failureOf(youzan.auth.getToken(input as never))
    expect(error).toMatchObject({ code: 'ERR_INPUT' })
    expect(error.message).toContain(text)
    expect(tokenCalls).toEqual([])
  })

  it('sends tool apps to their own grants', async () => {
    const { youzan } = await startPlatform({ appType: 'tool' })
    expect((await failureOf(youzan.auth.getToken())).message).toContain('Tool apps take auth.getTokenByCode')
  })

  it('needs a shop', async () => {
    const { youzan } = await startPlatform({ grantId: undefined } as never)
    expect((await failureOf(youzan.auth.getToken())).message).toBe(
      'youzan: "grantId" expected a shop to work for, got nothing. Give grantId to initYouzan, or take shop(grantId)'
    )
  })

  it('rethrows the reason of an abort as it is', async () => {
    const { youzan, answerToken } = await startPlatform()
    const controller = new AbortController()
    const reason = new Error('left')
    answerToken(() => {
      controller.abort(reason)
      return tokenReply()
    })
    expect(await failureOf(youzan.auth.getToken({}, { signal: controller.signal }))).toBe(reason)
  })
})
