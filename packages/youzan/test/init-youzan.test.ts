import { createMemoryTokenStore, type EncodedRequest } from '@kaifang/http-core'
import { expect, it } from 'vitest'
import { initYouzan } from '../src/index.ts'
import { startPlatform } from './support/start-platform.ts'

it('the client is a frozen object of the calls', () => {
  const youzan = initYouzan({ clientId: 'a', clientSecret: 'b' })
  expect(Object.isFrozen(youzan)).toBe(true)
  expect(Object.keys(youzan).sort()).toEqual([
    'auth',
    'call',
    'close',
    'createPushHandler',
    'decryptField',
    'decryptMessage',
    'paginate',
    'shop',
    'upload',
    'verifyPush'
  ])
})

it('reads no environment and opens no connection before the first call', async () => {
  const sent: EncodedRequest[] = []
  const transport = {
    send: async (request: EncodedRequest) => {
      sent.push(request)
      return { status: 500, headers: {}, body: Buffer.from('') }
    },
    close: async () => {}
  }
  const youzan = initYouzan({ clientId: 'a', clientSecret: 'b', grantId: 1, transport, retry: false })
  youzan.shop(2)
  expect(sent).toEqual([])
  await youzan.auth.getToken().catch(() => {})
  expect(sent.map(({ origin, path }) => origin + path)).toEqual(['https://open.youzanyun.com/auth/token'])
})

it('shops share the connections of the client', async () => {
  const { youzan, apiCalls } = await startPlatform({ tokenStore: createMemoryTokenStore() })
  for (const shop of [1, 2, 3]) await youzan.shop(shop).call('youzan.shop.get', '3.0.0')
  expect(apiCalls).toHaveLength(3)
  await youzan.close()
  await expect(youzan.shop(4).call('youzan.shop.get', '3.0.0')).rejects.toThrow('closed')
})

it('a transport of your own is not closed', async () => {
  let closed = 0
  const transport = {
    send: async () => ({ status: 200, headers: {}, body: Buffer.from('{}') }),
    close: async () => {
      closed++
    }
  }
  await initYouzan({ clientId: 'a', clientSecret: 'b', transport }).close()
  expect(closed).toBe(0)
})
