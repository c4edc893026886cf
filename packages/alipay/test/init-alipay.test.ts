import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { initAlipay } from '../src/index.ts'
import { APP_ID, APP_KEY } from './support/keys.ts'
import { settingsOf, startPlatform, successBody } from './support/start-platform.ts'

describe('initAlipay', () => {
  it('gives a frozen object of operations', () => {
    const alipay = initAlipay(settingsOf())
    expect(Object.isFrozen(alipay) && Object.isFrozen(alipay.auth)).toBe(true)
    expect(Object.keys(alipay)).toEqual([
      'auth',
      'execute',
      'upload',
      'buildOrderString',
      'buildPageForm',
      'buildPageUrl',
      'verifyNotify',
      'verifyReturn',
      'createNotifyHandler',
      'open',
      'close'
    ])
    expect(inspect(alipay, { depth: 10, showHidden: true })).not.toContain(APP_KEY.privateKeyPkcs1.slice(20, 60))
  })

  it('needs no key of Alipay’s, which only login does without', async () => {
    const alipay = initAlipay({ appId: APP_ID, privateKey: APP_KEY.privateKeyPkcs1 })
    const words = "expected Alipay's public key (支付宝公钥), or certificates, in the settings, got neither"
    await expect(alipay.execute('alipay.trade.query')).rejects.toThrow(words)
    await expect(alipay.upload('alipay.open.file.upload', { files: [] })).rejects.toThrow(words)
    expect(() => alipay.buildOrderString('alipay.trade.app.pay', { bizContent: {} })).toThrow(words)
    expect(() => alipay.buildPageForm('alipay.trade.page.pay', { bizContent: {} })).toThrow(words)
    expect(() => alipay.buildPageUrl('alipay.trade.page.pay', { bizContent: {} })).toThrow(words)
  })

  it('closes what it has opened', async () => {
    const { server, alipay } = await startPlatform()
    server.answer({ body: successBody('alipay.trade.query') })
    await alipay.execute('alipay.trade.query', {})
    await alipay.close()
    await new Promise((resolve) => setImmediate(resolve))
    expect(await server.openConnections()).toBe(0)
  })
})
