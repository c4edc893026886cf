import { createMemoryTokenStore } from '@kaifang/http-core'
import { initWeixin } from '@kaifang/wechat-openapi'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Sandbox } from '../../src/index.ts'
import { decodeQr, samplePng } from '../support/call-weixin.ts'
import { openSandbox } from '../support/open-sandbox.ts'
import { openApp } from './open-app.ts'

const refused = (sandbox: Sandbox) => sandbox.requests().filter(({ explanation }) => explanation !== undefined)
const made = (sandbox: Sandbox, operation: string) => sandbox.requests({ operation }).length

describe('from login to an answer', () => {
  it('each side agrees with the other', async () => {
    const app = await openApp()
    const { sandbox, weixin } = app
    const { code, openid, unionid } = sandbox.weixin.login({ nickName: '小明 *VIP*', phoneNumber: '13800138000' })
    const session = await weixin.auth.code2Session(code)
    expect(session).toMatchObject({ openid, unionid, sessionKey: sandbox.weixin.sessionKey(openid) })

    const phone = await weixin.phonenumber.getPhoneNumber({ code: sandbox.weixin.authorizePhone({ openid }).code })
    expect(phone.phoneInfo).toMatchObject({ purePhoneNumber: '13800138000', countryCode: '86' })

    const shared = sandbox.weixin.shareUserData({ openid })
    const { sessionKey } = session
    const { encryptedData, iv } = shared
    expect(weixin.verifyUserData({ sessionKey, rawData: shared.rawData!, signature: shared.signature! })).toBe(true)
    expect(weixin.decryptUserData({ sessionKey, encryptedData, iv, maxAge: 60 })).toMatchObject({
      openId: openid,
      nickName: '小明 *VIP*'
    })

    await sandbox.weixin.setPush({ url: app.pushUrl })
    await sandbox.weixin.say({ openid, text: '在吗 ]]> <b>' }).firstDelivery
    expect(app.handled).toMatchObject([
      { encrypted: true, message: { FromUserName: openid, MsgType: 'text', Content: '在吗 ]]> <b>' } }
    ])
    const text = { content: '你好，<a href="https://a.example">看这里</a>' }
    await weixin.customerServiceMessage.setTyping({ touser: openid, command: 'Typing' })
    await weixin.customerServiceMessage.send({ touser: openid, msgtype: 'text', text })
    expect(sandbox.weixin.messages(openid)).toMatchObject([{ kind: 'customer', content: { text } }])

    const image = await weixin.wxacode.getUnlimited({ scene: 'order=1024&n=*', page: 'pages/order/list' })
    expect(image.contentType).toBe('image/png')
    expect(decodeQr(image.buffer).text).toBe(`pages/order/list?scene=${encodeURIComponent('order=1024&n=*')}`)
    const read = await weixin.img.scanQRCode({ img: { contentType: image.contentType, value: image.buffer } })
    expect(read.codeResults).toMatchObject([{ data: decodeQr(image.buffer).text }])
    expect(refused(sandbox)).toEqual([])
    expect(made(sandbox, 'auth.getStableAccessToken')).toBe(1)
  })

  it('the codes of the other two calls decode to their path', async () => {
    const { weixin } = await openApp()
    for (const path of ['pages/index/index?a=1&b=中文', '?foo=bar']) {
      expect(
        decodeQr((await weixin.wxacode.get({ path, isHyaline: true, lineColor: { r: 7, g: 193, b: 96 } })).buffer).text
      ).toBe(path)
      expect(decodeQr((await weixin.wxacode.createQRCode({ path, width: 1280 })).buffer).text).toBe(path)
    }
  })

  it('media go up and come down as they were', async () => {
    const { sandbox, weixin } = await openApp()
    const value = samplePng(30, 20)
    const media = { contentType: 'image/png', value }
    const { mediaId } = await weixin.customerServiceMessage.uploadTempMedia({ type: 'image', media })
    const got = await weixin.customerServiceMessage.getTempMedia({ mediaId })
    expect(got).toMatchObject({ contentType: 'image/png', buffer: value })
    await sandbox.clock.advance('3d')
    await expect(weixin.customerServiceMessage.getTempMedia({ mediaId })).rejects.toMatchObject({ errCode: 40007 })
  })

  it('all ten calls of the analysis agree about their dates', async () => {
    const { sandbox, weixin } = await openApp()
    const day = { beginDate: '20251201', endDate: '20251201' }
    const week = { beginDate: '20251201', endDate: '20251207' }
    const month = { beginDate: '20251101', endDate: '20251130' }
    const { analysis } = weixin
    const trend = await analysis.getDailyVisitTrend(day)
    expect(trend.list[0]).toMatchObject({ refDate: '20251201', visitUvNew: expect.any(Number) })
    expect((await analysis.getDailyRetain(day)).visitUv[0]).toEqual({ key: 0, value: trend.list[0]?.visitUv })
    expect((await analysis.getWeeklyRetain(week)).refDate).toBe('20251201-20251207')
    expect((await analysis.getMonthlyRetain(month)).refDate).toBe('202511')
    expect((await analysis.getDailySummary(day)).list[0]).toHaveProperty('visitTotal')
    expect((await analysis.getWeeklyVisitTrend(week)).list[0]?.refDate).toBe('20251201-20251207')
    expect((await analysis.getMonthlyVisitTrend(month)).list[0]?.refDate).toBe('202511')
    expect((await analysis.getUserPortrait(week)).visitUv.devices[0]).toHaveProperty('name')
    expect((await analysis.getVisitDistribution(day)).list[0]).toHaveProperty('itemList')
    expect((await analysis.getVisitPage(day)).list[0]).toHaveProperty('entrypagePv')
    expect(refused(sandbox)).toEqual([])
  })

  it('checks, links, subscriptions and sessions work', async () => {
    const { sandbox, weixin } = await openApp()
    const { openid, code } = sandbox.weixin.login()
    const { sessionKey } = await weixin.auth.code2Session({ code })
    const checked = await weixin.security.msgSecCheck({
      openid,
      scene: 2,
      content: '特3456书yuuo莞6543李zxcz蒜7782法fgnv级'
    })
    expect(checked.result.suggest).toBe('risky')
    expect((await weixin.urllink.generate({ path: 'pages/index/index', query: 'a=1' })).urlLink).toMatch(/^https:/)
    expect((await weixin.urlscheme.generate({ jumpWxa: { path: 'pages/index/index', query: '' } })).openlink).toMatch(
      /^weixin:/
    )
    const { templateId } = sandbox.weixin.createTemplate({ fields: ['thing1', 'character_string2'] })
    sandbox.weixin.subscribe({ openid, templateId })
    const data = { thing1: { value: '会员' }, character_string2: { value: 'A-1' } }
    await weixin.subscribeMessage.send({ touser: openid, templateId, data })
    expect(sandbox.weixin.messages(openid)).toMatchObject([{ kind: 'subscribe', content: { data } }])
    await weixin.auth.checkSession({ openid, sessionKey })
    const renewed = await weixin.auth.resetUserSessionKey({ openid, sessionKey })
    expect(renewed.sessionKey).toBe(sandbox.weixin.sessionKey(openid))
    await expect(weixin.auth.checkSession({ openid, sessionKey })).rejects.toMatchObject({ errCode: 87009 })
    const { transactionId } = sandbox.weixin.pay({ openid })
    expect((await weixin.auth.getPaidUnionId({ openid, transactionId })).unionid).toMatch(/^o/)
  })

  it('a media check comes back as a push, handled once', async () => {
    const app = await openApp()
    const { sandbox, weixin } = app
    const { openid } = sandbox.weixin.login()
    await sandbox.weixin.setPush({ url: app.pushUrl, format: 'xml' })
    sandbox.weixin.judgeMedia({ mediaUrl: 'https://a.example/1.jpg' })
    const { traceId } = await weixin.security.mediaCheckAsync({
      openid,
      scene: 1,
      mediaType: 2,
      mediaUrl: 'https://a.example/1.jpg'
    })
    await sandbox.clock.advance('1m')
    expect(app.handled).toMatchObject([{ message: { Event: 'wxa_media_check', trace_id: traceId } }])
  })
})

describe('pushes', () => {
  it.each([
    ['secure', 'json'],
    ['secure', 'xml'],
    ['compatible', 'json'],
    ['compatible', 'xml'],
    ['plain', 'json'],
    ['plain', 'xml']
  ] as const)(
    '%s %s: lost, repeated and doubled ones are handled once, and the reply arrives',
    async (mode, format) => {
      const sandbox = await openSandbox({ seed: 'push' })
      const { token, ...rest } = sandbox.weixin.messagePush
      const messagePush = mode === 'plain' ? { token } : { token, ...rest }
      await sandbox.close()
      const app = await openApp({ seed: 'push' }, { messagePush })
      app.work = () => ({ MsgType: 'transfer_customer_service' })
      const { weixin, clock } = app.sandbox
      await weixin.setPush({ url: app.pushUrl, mode, format })
      const { openid } = weixin.login()
      weixin.drop()
      const { key, firstDelivery } = weixin.say({ openid, text: '年 <&>' })
      expect(await firstDelivery).toMatchObject({ lost: 'request' })
      weixin.drop({ lose: 'reply' })
      await clock.advance('5s')
      await clock.advance('5s')
      expect(weixin.outbox()[0]).toMatchObject({ state: 'delivered', attempts: [{}, { lost: 'reply' }, {}] })
      await weixin.deliver(key, { copies: 3 })
      expect(app.handled).toMatchObject([{ format, message: { Content: '年 <&>', MsgId: key } }])
      expect(app.refusals).toEqual([])
      // What got lost on the way is not said twice; the next one is heard.
      expect(weixin.replies()).toEqual([])
      const next = weixin.say({ openid, text: 'again' })
      await next.firstDelivery
      const message = { MsgType: 'transfer_customer_service', ToUserName: openid }
      expect(weixin.replies()).toMatchObject([{ key: next.key, encrypted: mode !== 'plain', message }])
    }
  )

  it('a handler that fails gets the push again', async () => {
    const app = await openApp()
    let attempts = 0
    app.work = () => {
      if (++attempts < 3) throw new Error('the database is down')
      return undefined
    }
    await app.sandbox.weixin.setPush({ url: app.pushUrl })
    const { openid } = app.sandbox.weixin.login()
    await app.sandbox.weixin.enter({ openid, sessionFrom: 'x' }).firstDelivery
    await app.sandbox.clock.advance('10s')
    expect([attempts, app.handled.length]).toEqual([3, 1])
    expect(app.sandbox.weixin.outbox()[0]?.state).toBe('delivered')
  })
})

describe('tokens', () => {
  it('are fetched once for any number of first calls, and again before they end', async () => {
    const { sandbox, weixin } = await openApp()
    const draw = () => weixin.wxacode.getUnlimited({ scene: 'a' })
    await Promise.all(Array.from({ length: 50 }, draw))
    expect(made(sandbox, 'auth.getStableAccessToken')).toBe(1)
    await sandbox.clock.advance('119m')
    await draw()
    expect(made(sandbox, 'auth.getStableAccessToken')).toBe(2)
    expect(refused(sandbox)).toEqual([])
  })

  it('that die are replaced once, however many calls find out', async () => {
    const { sandbox, weixin } = await openApp()
    const draw = () => weixin.wxacode.getUnlimited({ scene: 'a' })
    await draw()
    sandbox.weixin.endTokens()
    await Promise.all(Array.from({ length: 20 }, draw))
    expect(made(sandbox, 'auth.getStableAccessToken')).toBe(2)
  })

  it('of one app are shared by clients with one store; the plain ones of two stores knock each other out', async () => {
    // Who waits for another's fetch sleeps on this clock, so it must run.
    const sandbox = await openSandbox({ frozen: false })
    const connect = (tokenStore: ReturnType<typeof createMemoryTokenStore>) => {
      const { baseUrl, appId, secret } = sandbox.weixin
      const client = initWeixin({ baseUrl, appId, secret, clock: sandbox.clock, tokenMode: 'plain', tokenStore })
      onTestFinished(() => client.close())
      return () => client.wxacode.getUnlimited({ scene: 'a' })
    }
    const store = createMemoryTokenStore()
    const [left, right] = [connect(store), connect(store)]
    await Promise.all([left(), right()])
    expect(made(sandbox, 'auth.getAccessToken')).toBe(1)
    await connect(createMemoryTokenStore())()
    await sandbox.clock.advance('6m')
    // Replaced behind its back: recovered once, by both.
    await Promise.all([left(), right()])
    expect(made(sandbox, 'auth.getAccessToken')).toBe(3)
  })
})
