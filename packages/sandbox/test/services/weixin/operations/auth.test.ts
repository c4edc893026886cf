import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { connectWeixin, refusal } from '../../../support/call-weixin.ts'
import { openSandbox } from '../../../support/open-sandbox.ts'

const open = async (options = {}) => {
  const sandbox = await openSandbox(options)
  return { sandbox, weixin: sandbox.weixin, client: await connectWeixin(sandbox) }
}

// WeChat reference 2.1.
describe('auth.code2Session', () => {
  it('gives the session of a login, as text/plain without errcode', async () => {
    const { weixin, client } = await open()
    const { code, openid, unionid } = weixin.login()
    const reply = await client.code2Session(code)
    expect([reply.status, reply.type]).toEqual([200, 'text/plain'])
    expect(reply.json()).toEqual({ session_key: weixin.sessionKey(openid), openid, unionid })
  })

  it('has no unionid where the app is not bound', async () => {
    const { weixin, client } = await open({ weixin: { boundToOpenPlatform: false } })
    const { code } = weixin.login()
    expect(Object.keys((await client.code2Session(code)).json())).toEqual(['session_key', 'openid'])
  })

  it('takes a code once', async () => {
    const { sandbox, weixin, client } = await open()
    const { code } = weixin.login()
    await client.code2Session(code)
    expect(refusal(sandbox, await client.code2Session(code))).toEqual([40163, expect.stringContaining('works once')])
  })

  it('takes a code for five minutes', async () => {
    const { sandbox, weixin, client } = await open()
    const [first, second] = [weixin.login(), weixin.login()]
    await sandbox.clock.advance(299_999)
    expect((await client.code2Session(first.code)).json().errcode).toBeUndefined()
    await sandbox.clock.advance(1)
    expect(refusal(sandbox, await client.code2Session(second.code))).toEqual([
      40029,
      'the code is older than 5 minutes'
    ])
  })

  it('blocks a user of high risk', async () => {
    const { weixin, client } = await open()
    const { code, openid } = weixin.login()
    weixin.blockUser(openid)
    expect((await client.code2Session(code)).json()).toEqual({
      errcode: 40226,
      errmsg: expect.stringMatching(/^code blocked rid: [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$/)
    })
  })

  it('takes 100 calls a minute for one user', async () => {
    const { weixin, client } = await open()
    const { openid } = weixin.login()
    const codes = Array.from({ length: 101 }, () => weixin.login({ openid }).code)
    const replies = []
    for (const code of codes) replies.push((await client.code2Session(code)).json().errcode)
    expect([replies.slice(0, 100).every((code) => code === undefined), replies[100]]).toEqual([true, 45011])
    expect((await client.code2Session(weixin.login().code)).json().errcode).toBeUndefined()
  })

  it.each([
    [{ appid: '' }, 41002],
    [{ appid: 'wx0000000000000000' }, 40013],
    [{ secret: '' }, 41004],
    [{ secret: 'x' }, 40125],
    [{ grant_type: 'client_credential' }, 40002],
    [{ js_code: '' }, 41008],
    [{ js_code: 'x' }, 40029]
  ])('refuses %j with %d', async (change, code) => {
    const { weixin, client } = await open()
    expect((await client.code2Session(weixin.login().code, change)).json().errcode).toBe(code)
  })

  it('sees a secret that was copied badly', async () => {
    const { sandbox, weixin, client } = await open()
    await client.code2Session(weixin.login().code, { secret: `${weixin.secret}\n` })
    expect(sandbox.requests().at(-1)?.explanation?.likelyCause).toContain('white space')
  })
})

// WeChat reference 1.5, 2.2 and 2.3.
describe('access tokens', () => {
  const usable = async (client: Awaited<ReturnType<typeof open>>['client'], access_token: string) =>
    (await client.get('/cgi-bin/media/get', { access_token, media_id: 'x' })).json().errcode

  it('are plain ones with their life, and replace each other', async () => {
    const { sandbox, weixin, client } = await open()
    const query = { grant_type: 'client_credential', appid: weixin.appId, secret: weixin.secret }
    const reply = await client.get('/cgi-bin/token', query)
    expect(reply.type).toBe('application/json; encoding=utf-8')
    expect(reply.json()).toEqual({ access_token: expect.any(String), expires_in: 7200 })
    expect(await usable(client, client.access_token)).toBe(40007)
    await sandbox.clock.advance('5m')
    expect(await usable(client, client.access_token)).toBe(40001)
    expect(await usable(client, String(reply.json().access_token))).toBe(40007)
  })

  it('are stable ones that count down and stay', async () => {
    const { sandbox, client } = await open()
    const first = await client.fetchStableToken()
    await sandbox.clock.advance(6_855_000)
    // The documented example of a second call has expires_in 345.
    expect(await client.fetchStableToken({ force_refresh: false })).toEqual({ ...first, expires_in: 345 })
    const forced = await client.fetchStableToken({ force_refresh: true })
    expect(await usable(client, String(first.access_token))).toBe(40001)
    expect(await usable(client, String(forced.access_token))).toBe(40007)
  })

  it.each([
    [{ grant_type: 'x' }, 40002],
    [{ appid: 'x' }, 40013],
    [{ appid: '' }, 41002],
    [{ secret: 'x' }, 40125],
    [{ secret: '' }, 41004],
    [{ force_refresh: 'true' }, 47001]
  ])('the stable endpoint refuses %j with %d', async (change, code) => {
    const { client } = await open()
    expect((await client.fetchStableToken(change)).errcode).toBe(code)
  })

  it('the plain endpoint calls a wrong secret 40001', async () => {
    const { weixin, client } = await open()
    const query = { grant_type: 'client_credential', appid: weixin.appId, secret: 'x' }
    expect((await client.get('/cgi-bin/token', query)).json().errcode).toBe(40001)
  })

  it('die with the platform’s hand', async () => {
    const { weixin, client } = await open()
    weixin.endTokens()
    expect(await usable(client, client.access_token)).toBe(40001)
    expect(weixin.tokens()).toMatchObject([{ accessToken: client.access_token, mode: 'plain', state: 'dead' }])
  })
})

// WeChat reference 2.4.
describe('auth.getPaidUnionId', () => {
  const path = '/wxa/getpaidunionid'

  it('finds the user by either number for five minutes', async () => {
    const { sandbox, weixin, client } = await open()
    const { openid, unionid } = weixin.createUser()
    const { transactionId, mchId, outTradeNo } = weixin.pay({ openid })
    const byOwn = { openid, mch_id: mchId, out_trade_no: outTradeNo }
    const byPlatform = { openid, transaction_id: transactionId }
    for (const query of [byOwn, byPlatform]) {
      expect((await client.getWithToken(path, query)).json()).toEqual({ errcode: 0, errmsg: 'ok', unionid })
    }
    await sandbox.clock.advance('5m')
    expect(refusal(sandbox, await client.getWithToken(path, byPlatform))).toEqual([
      89300,
      'the payment is older than 5 minutes'
    ])
  })

  it('refuses what is not that user’s payment', async () => {
    const { weixin, client } = await open()
    const [payer, other] = [weixin.createUser(), weixin.createUser()]
    const { transactionId, outTradeNo } = weixin.pay({ openid: payer.openid })
    const code = async (query: Record<string, string>) => (await client.getWithToken(path, query)).json().errcode
    expect(await code({ openid: other.openid, transaction_id: transactionId })).toBe(89300)
    expect(await code({ openid: payer.openid, transaction_id: '42' })).toBe(89300)
    expect(await code({ openid: payer.openid, out_trade_no: outTradeNo })).toBe(89300)
    expect(await code({ openid: 'x', transaction_id: transactionId })).toBe(40003)
    expect(await code({ transaction_id: transactionId })).toBe(41009)
  })

  it('needs an Open Platform account', async () => {
    const { weixin, client } = await open({ weixin: { boundToOpenPlatform: false } })
    const { openid } = weixin.createUser()
    const { transactionId } = weixin.pay({ openid })
    expect((await client.getWithToken(path, { openid, transaction_id: transactionId })).json().errcode).toBe(89002)
  })
})

// WeChat reference 8.5.
describe('sessions', () => {
  const sign = (key: string | Buffer) => createHmac('sha256', key).update('').digest('hex')
  const query = (openid: string, signature: string) => ({ openid, signature, sig_method: 'hmac_sha256' })

  it('are checked by a signature with the text of the session_key', async () => {
    const { sandbox, weixin, client } = await open()
    const { openid } = weixin.login()
    const key = weixin.sessionKey(openid)
    const check = (signature: string) => client.getWithToken('/wxa/checksession', query(openid, signature))
    expect((await check(sign(key))).json()).toEqual({ errcode: 0, errmsg: 'ok' })
    const causes: unknown[] = []
    for (const signature of [sign(Buffer.from(key, 'base64')), sign(key).toUpperCase(), sign('x')]) {
      expect((await check(signature)).json().errcode).toBe(87009)
      causes.push(sandbox.requests().at(-1)?.explanation?.likelyCause)
    }
    expect(causes).toEqual([
      expect.stringContaining('was decoded'),
      expect.stringContaining('upper case'),
      expect.stringContaining('another session_key')
    ])
  })

  it('are renewed on demand and keep their end of life', async () => {
    const { sandbox, weixin, client } = await open({ weixin: { sessionSeconds: 600 } })
    const { openid } = weixin.login()
    const key = weixin.sessionKey(openid)
    await sandbox.clock.advance('5m')
    const reply = (await client.getWithToken('/wxa/resetusersessionkey', query(openid, sign(key)))).json()
    expect(reply).toEqual({ errcode: 0, errmsg: 'ok', openid, session_key: weixin.sessionKey(openid) })
    expect(reply.session_key).not.toBe(key)
    await sandbox.clock.advance('5m')
    const late = await client.getWithToken('/wxa/checksession', query(openid, sign(String(reply.session_key))))
    expect(late.json().errcode).toBe(87007)
  })

  it.each([
    [{ sig_method: 'sha1' }, 87008],
    [{ openid: 'x' }, 40003]
  ])('refuse %j with %d', async (change, code) => {
    const { weixin, client } = await open()
    const { openid } = weixin.login()
    const all = { ...query(openid, sign(weixin.sessionKey(openid))), ...change }
    expect((await client.getWithToken('/wxa/checksession', all)).json().errcode).toBe(code)
  })
})
