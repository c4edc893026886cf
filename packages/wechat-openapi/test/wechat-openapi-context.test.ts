import { describe, expect, it } from 'vitest'
import { createWeixinContext } from '../src/wechat-openapi-context.ts'
import { APP_ID, failureOf, SECRET, startPlatform, TOKEN } from './start-platform.ts'

describe('createWeixinContext', () => {
  it('closes the connections of calls with and without a token', async () => {
    const { server } = await startPlatform()
    const context = createWeixinContext({ appId: APP_ID, secret: SECRET, accessToken: TOKEN, baseUrl: server.url })
    const call = { operation: 'call', method: 'GET', path: '/x', effect: 'read' } as const
    await context.open.send(call, () => undefined)
    await context.http.send(call, () => undefined)
    expect(server.requests.map(({ query }) => query.get('access_token'))).toEqual([null, TOKEN])
    expect(await server.openConnections()).toBeGreaterThan(0)
    await context.close()
    await expect.poll(() => server.openConnections()).toBe(0)
  })

  it('leaves a transport of the caller open', async () => {
    let closed = 0
    const transport = {
      send: async () => ({ status: 200, headers: {}, body: Buffer.from('{}') }),
      close: async () => void closed++
    }
    const context = createWeixinContext({ appId: APP_ID, transport })
    await context.close()
    expect(closed).toBe(0)
  })

  it('asks for anything, since codes and media come as what they are', async () => {
    const { server, weixin } = await startPlatform()
    await weixin.call('/x', {})
    expect(server.requests[0]!.headers.accept).toBe('*/*')
    expect(server.requests[0]!.headers['user-agent']).toBe('kaifang-wechat-openapi')
  })

  it('reads replies up to 20 MB', async () => {
    const { server, weixin } = await startPlatform({ retry: false })
    server.answer({ body: `{"a":"${'x'.repeat(20_971_520)}"}` })
    expect(await failureOf(weixin.call('/x', {}))).toMatchObject({ code: 'ERR_HTTP_BODY_TOO_LARGE' })
  })

  it('takes limits of time in both forms', async () => {
    for (const timeout of [1000, { total: 1000, connect: 500 }, undefined]) {
      const settings = { appId: APP_ID, secret: SECRET, ...(timeout === undefined ? {} : { timeout }) }
      await createWeixinContext(settings).close()
    }
  })
})
