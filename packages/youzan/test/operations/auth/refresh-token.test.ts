import { createMemoryTokenStore } from '@kaifang/http-core'
import { describe, expect, it } from 'vitest'
import { failureOf, NOW_MS, startPlatform, tokenReply, WEEK_MS } from '../../support/start-platform.ts'

const KEY = 'youzan:test_client:88888'
const stored = { value: 'old', issuedAtMs: NOW_MS - 1, expiresAtMs: NOW_MS + WEEK_MS, refreshValue: 'refresh-0' }

describe('auth.refreshToken', () => {
  it('spends the stored refresh token of the shop, and stores the new pair', async () => {
    const tokenStore = createMemoryTokenStore()
    await tokenStore.replace(KEY, undefined, stored)
    const { youzan, tokenCalls, answerToken } = await startPlatform({ appType: 'tool', tokenStore })
    answerToken(tokenReply({ authority_id: '88888' }))
    expect(await youzan.auth.refreshToken()).toMatchObject({
      refreshToken: '93fdf9ffac4cba63a7044b64d5w9603',
      stored: true
    })
    expect(tokenCalls).toEqual([
      {
        client_id: 'test_client',
        client_secret: 'test_secret',
        authorize_type: 'refresh_token',
        refresh_token: 'refresh-0'
      }
    ])
    expect(await tokenStore.read(KEY)).toMatchObject({ refreshValue: '93fdf9ffac4cba63a7044b64d5w9603' })
    expect(await youzan.auth.refreshToken({ grantId: 88888 })).toMatchObject({ stored: true })
    expect(tokenCalls[1]).toMatchObject({ refresh_token: '93fdf9ffac4cba63a7044b64d5w9603' })
  })

  it('keeps the stored one where the platform rotates nothing', async () => {
    const tokenStore = createMemoryTokenStore()
    await tokenStore.replace(KEY, undefined, stored)
    const { youzan, answerToken } = await startPlatform({ appType: 'tool', tokenStore })
    answerToken(tokenReply({ refresh_token: undefined }))
    await youzan.auth.refreshToken()
    expect(await tokenStore.read(KEY)).toMatchObject({ refreshValue: 'refresh-0' })
  })

  it('spends one of your own keeping, and keeps the pair under the shop that it names', async () => {
    const tokenStore = createMemoryTokenStore()
    const { youzan, tokenCalls, answerToken } = await startPlatform({ appType: 'tool', tokenStore })
    answerToken(tokenReply())
    expect(await youzan.auth.refreshToken({ refreshToken: 'mine' })).toMatchObject({
      authorityId: '42587152',
      stored: true
    })
    expect(tokenCalls[0]).toMatchObject({ refresh_token: 'mine' })
    expect(await tokenStore.read('youzan:test_client:42587152')).toBeDefined()
  })

  it('has nothing to spend for a shop without one', async () => {
    const { youzan, tokenCalls } = await startPlatform({ appType: 'tool' })
    const error = await failureOf(youzan.auth.refreshToken())
    expect(error.message).toBe(
      'youzan.auth.refreshToken: "refreshToken" expected a refresh token of shop 88888, since none is stored, got nothing'
    )
    expect(tokenCalls).toEqual([])
  })

  it.each<[string, unknown, string]>([
    ['both', { refreshToken: 'a', grantId: 1 }, 'grantId'],
    ['an empty token', { refreshToken: '' }, 'refreshToken'],
    ['a number', { refreshToken: 1 }, 'refreshToken'],
    ['a field that it does not know', { token: 'a' }, 'token']
  ])('refuses %s', async (_, input, field) => {
    const { youzan } = await startPlatform()
    expect(await failureOf(youzan.auth.refreshToken(input as never))).toMatchObject({ code: 'ERR_INPUT', field })
  })
})
