import { describe, expect, it } from 'vitest'
import { fetchAccessToken } from '../src/fetch-access-token.ts'
import { createWeixinContext } from '../src/wechat-openapi-context.ts'
import { APP_ID, NOW_MS, SECRET, startPlatform } from './start-platform.ts'

async function open(tokenMode: 'stable' | 'plain') {
  const { server, clock, play } = await startPlatform()
  const context = createWeixinContext({ appId: APP_ID, secret: SECRET, tokenMode, baseUrl: server.url, clock })
  return { server, clock, play, context }
}

describe('fetchAccessToken', () => {
  it.each(['stable', 'plain'] as const)('gives a %s token as it is stored', async (tokenMode) => {
    const { context, play } = await open(tokenMode)
    play('auth.get-access-token.ok')
    expect(await fetchAccessToken(context, false)).toEqual({
      value: 'ACCESS_TOKEN',
      issuedAtMs: NOW_MS,
      expiresAtMs: NOW_MS + 7_200_000
    })
    await context.close()
  })

  it('counts its life from before the call: a slow reply makes no token live longer', async () => {
    const { server, clock, context } = await open('stable')
    server.answer(async () => {
      await clock.advance(3000)
      return { body: { access_token: 'ACCESS_TOKEN', expires_in: 7200 } }
    })
    expect(await fetchAccessToken(context, false)).toMatchObject({
      issuedAtMs: NOW_MS,
      expiresAtMs: NOW_MS + 7_200_000
    })
    await context.close()
  })
})
