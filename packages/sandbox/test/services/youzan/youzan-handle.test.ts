import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { openYouzan } from '../../support/open-youzan.ts'

describe('sandbox.youzan', () => {
  it('is frozen and hands out frozen views', async () => {
    const { youzan } = await openYouzan()
    const seen = [
      youzan,
      youzan.shops(),
      youzan.toolApp,
      youzan.settings,
      youzan.createItem(),
      youzan.createCustomer(),
      youzan.createTrade().trade
    ]
    expect(seen.every(Object.isFrozen)).toBe(true)
  })

  it('starts again after a reset: same ids, same tokens, nothing left', async () => {
    const { youzan, askToken, sandbox } = await openYouzan()
    const before = {
      token: (await askToken()).json.data,
      grantId: youzan.grantId,
      secret: youzan.clientSecret,
      tid: youzan.createTrade().trade.tid
    }
    sandbox.reset()
    expect([youzan.trades(), youzan.tokens(), youzan.pushes(), youzan.outbox()]).toEqual([[], [], [], []])
    const after = {
      token: (await askToken()).json.data,
      grantId: youzan.grantId,
      secret: youzan.clientSecret,
      tid: youzan.createTrade().trade.tid
    }
    expect(after).toEqual(before)
  })

  it('pushes to this machine only, and to no host with an underscore', async () => {
    const { youzan } = await openYouzan()
    expect(() => youzan.setPushUrl('http://example.com/')).toThrow('this machine only')
    expect(() => youzan.setPushUrl('http://my_shop.localhost/')).toThrow('underscore')
    expect(() => youzan.setPushUrl('http://127.0.0.1:1/', 'x' as never)).toThrow('"app" expected one of')
  })

  it('encrypts events of the market for the tool application, as openssl reads them', async () => {
    const { youzan } = await openYouzan()
    const { message, query } = youzan.appMessage({ type: 'APP_SUBSCRIBE', shopName: '有赞 "茶"' })
    expect(new URLSearchParams(query).get('message')).toBe(message)
    const key = Buffer.from(youzan.toolApp.clientSecret.slice(0, 16)).toString('hex')
    const iv = Buffer.from('0102030405060708').toString('hex')
    const { stdout } = spawnSync('openssl', ['enc', '-d', '-aes-128-cbc', '-K', key, '-iv', iv], {
      input: Buffer.from(message, 'base64')
    })
    expect(JSON.parse(stdout.toString())).toEqual({
      appId: youzan.toolApp.clientId,
      type: 'APP_SUBSCRIBE',
      shopName: '有赞 "茶"'
    })
  })

  it('refuses unknown shops and applications', async () => {
    const { youzan } = await openYouzan()
    expect(() => youzan.authorize({ grantId: '1' })).toThrow('no shop of that grantId')
    expect(() => youzan.withdraw({ app: 'x' as never })).toThrow('"app" expected one of')
    expect(() => youzan.appMessage(5 as never)).toThrow('"payload" expected an object')
  })
})
