import { describe, expect, it } from 'vitest'
import { createAlipayContext } from '../src/alipay-context.ts'
import { APP_ID, APP_KEY } from './support/keys.ts'
import { settingsOf } from './support/start-platform.ts'

describe('createAlipayContext', () => {
  it('has a keyring where a key is configured', async () => {
    const context = createAlipayContext(settingsOf())
    expect(context.keyring).toBeDefined()
    const bare = createAlipayContext({ appId: APP_ID, privateKey: APP_KEY.privateKeyPkcs1 })
    expect(bare.keyring).toBeUndefined()
    await Promise.all([context.close(), bare.close()])
  })

  it('keeps one client for each host of files, and not for more than eight', async () => {
    const { fileClient, close } = createAlipayContext(settingsOf())
    const first = fileClient('https://a.example.com')
    expect(fileClient('https://a.example.com')).toBe(first)
    for (let index = 0; index < 8; index++) fileClient(`https://a${index}.example.com`)
    expect(fileClient('https://a.example.com')).not.toBe(first)
    await close()
  })

  it('leaves a transport of the caller’s open', async () => {
    let closed = false
    const transport = {
      send: async () => ({ status: 200, headers: {}, body: Buffer.from('{}') }),
      close: async () => {
        closed = true
      }
    }
    const context = createAlipayContext(settingsOf({ transport }))
    await context.close()
    expect(closed).toBe(false)
  })
})
