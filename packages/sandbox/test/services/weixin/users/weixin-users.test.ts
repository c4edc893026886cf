import { describe, expect, it } from 'vitest'
import { openSandbox } from '../../../support/open-sandbox.ts'

describe('users of WeChat', () => {
  it('have ids of 28 characters, a nickname and a number of the seed', async () => {
    const { weixin } = await openSandbox()
    const user = weixin.createUser()
    expect(user.openid).toMatch(/^o[0-9A-Za-z]{27}$/)
    expect(user.unionid).toMatch(/^o[0-9A-Za-z]{27}$/)
    expect(user.phoneNumber).toMatch(/^1[35789]\d{9}$/)
    expect(weixin.createUser({ nickName: '小明', phoneNumber: '13800138000' })).toMatchObject({
      nickName: '小明',
      phoneNumber: '13800138000'
    })
  })

  it('have no unionid where the app is not bound', async () => {
    const { weixin } = await openSandbox({ weixin: { boundToOpenPlatform: false } })
    expect(weixin.createUser().unionid).toBeUndefined()
    expect(weixin.login().unionid).toBeUndefined()
  })

  it('log in with a code of 32 characters for 5 minutes, and a new session_key each time', async () => {
    const { weixin, clock } = await openSandbox()
    const { code, openid, expiresAt } = weixin.login({ nickName: 'Band' })
    expect(code).toMatch(/^0[0-9A-Za-z]{31}$/)
    expect(expiresAt - clock.now()).toBe(300_000)
    const key = weixin.sessionKey(openid)
    expect(Buffer.from(key, 'base64')).toHaveLength(16)
    weixin.login({ openid })
    expect(weixin.sessionKey(openid)).not.toBe(key)
  })

  it('keep their session_key over a login, if told so, until it ends', async () => {
    const { weixin, clock } = await openSandbox({ weixin: { loginRenewsSessionKey: false, sessionSeconds: 600 } })
    const { openid } = weixin.login()
    const key = weixin.sessionKey(openid)
    weixin.login({ openid })
    expect(weixin.sessionKey(openid)).toBe(key)
    await clock.advance('10m')
    expect(() => weixin.sessionKey(openid)).toThrow('the user has no session: login() first')
    weixin.login({ openid })
    expect(weixin.sessionKey(openid)).not.toBe(key)
  })

  it('press the phone button for a code that is not that of a login', async () => {
    const { weixin, clock } = await openSandbox()
    const { openid, phoneNumber } = weixin.createUser()
    const press = weixin.authorizePhone({ openid })
    expect(press).toEqual({
      code: expect.stringMatching(/^[0-9a-f]{64}$/),
      phoneNumber,
      expiresAt: clock.now() + 300_000
    })
  })

  it('pay', async () => {
    const { weixin, clock } = await openSandbox()
    const { openid } = weixin.createUser()
    expect(weixin.pay({ openid, outTradeNo: 'order-1' })).toEqual({
      openid,
      transactionId: expect.stringMatching(/^42\d{26}$/),
      mchId: expect.stringMatching(/^1\d{9}$/),
      outTradeNo: 'order-1',
      expiresAt: clock.now() + 300_000
    })
    expect(weixin.pay({ openid }).outTradeNo).toMatch(/^\d{24}$/)
  })

  it.each<[string, (weixin: Awaited<ReturnType<typeof openSandbox>>['weixin']) => unknown]>([
    ['"user" has no "openId"; it has nickName, phoneNumber', (weixin) => weixin.createUser({ openId: 'x' } as never)],
    ['"phoneNumber" expected text of 11 to 11 characters', (weixin) => weixin.createUser({ phoneNumber: '1' })],
    ['"phoneNumber" expected 11 digits', (weixin) => weixin.createUser({ phoneNumber: '23800138000' })],
    ['there is no user of that openid', (weixin) => weixin.login({ openid: 'x' })],
    ['takes the openid of a user, or what a new user', (weixin) => weixin.login({ openid: 'x', nickName: 'y' })],
    ['there is no template', (weixin) => weixin.subscribe({ openid: weixin.createUser().openid, templateId: 'x' })],
    ['"openid" expected text', (weixin) => weixin.blockUser(1 as never)]
  ])('says %s', async (message, act) => {
    const { weixin } = await openSandbox()
    expect(() => act(weixin)).toThrow(message)
  })
})
