import { describe, expect, it } from 'vitest'
import { openYouzan } from '../../../support/open-youzan.ts'

/** Someone who holds a pair and can ask for the next. */
async function hold(options: Parameters<typeof openYouzan>[0] = {}) {
  const opened = await openYouzan(options)
  const silent = async (refresh: boolean) => (await opened.askToken({ refresh })).json.data
  const refresh = async (refreshToken: string) =>
    (await opened.askToken({ authorize_type: 'refresh_token', grant_id: undefined, refresh_token: refreshToken })).json
  const probe = async (accessToken: string) =>
    (await opened.send(`/api/youzan.shop.get/3.0.0?access_token=${accessToken}`, {})).json.gw_err_resp?.err_code ?? 200
  return { ...opened, silent, refresh, probe }
}

describe('tokens', () => {
  // "refresh:false and the stored token still valid: the same token comes back, its life is not extended" (reference 2.4).
  it('stay the same without refresh, and their life is not extended', async () => {
    const { silent, sandbox } = await hold()
    const first = await silent(false)
    await sandbox.clock.advance('6d')
    expect(await silent(false)).toEqual(first)
  })

  it('are new with refresh, and the old access token dies at once', async () => {
    const { silent, probe } = await hold()
    const first = await silent(false)
    const second = await silent(true)
    expect(second.access_token).not.toBe(first.access_token)
    expect(await Promise.all([probe(first.access_token), probe(second.access_token)])).toEqual([4203, 200])
  })

  it('let the old access token live another hour, if told so', async () => {
    const { silent, probe, sandbox } = await hold({ youzan: { oldAccessTokenSeconds: 3600 } })
    const first = await silent(false)
    await silent(true)
    expect(await probe(first.access_token)).toBe(200)
    await sandbox.clock.advance('1h')
    expect(await probe(first.access_token)).toBe(4203)
  })

  it('expire after 7 days (4202); then new ones come whatever refresh is', async () => {
    const { silent, probe, sandbox } = await hold()
    const first = await silent(false)
    await sandbox.clock.advance('7d')
    expect(await probe(first.access_token)).toBe(4202)
    const second = await silent(false)
    expect(second.access_token).not.toBe(first.access_token)
    expect(await probe(second.access_token)).toBe(200)
  })

  // "Within 1 hour ... the same access_token and refresh_token" (guide of 2021-05-06).
  it('come again when the answer to a refresh was lost, for one hour', async () => {
    const { silent, sandbox } = await hold()
    await silent(false)
    const second = await silent(true)
    await sandbox.clock.advance('1h')
    expect(await silent(true)).toEqual(second)
    await sandbox.clock.advance('1ms')
    expect((await silent(true)).access_token).not.toBe(second.access_token)
  })

  it('are rotated by the refresh token, which works once', async () => {
    const { silent, refresh, probe } = await hold()
    const first = await silent(false)
    const second = (await refresh(first.refresh_token)).data
    expect(second.refresh_token).not.toBe(first.refresh_token)
    expect(await probe(first.access_token)).toBe(4203)
    expect(await probe(second.access_token)).toBe(200)
  })

  it('come again for the used refresh token within an hour, until the new one is used', async () => {
    const { silent, refresh, sandbox, why } = await hold()
    const first = await silent(false)
    const second = (await refresh(first.refresh_token)).data
    await sandbox.clock.advance('59m')
    expect((await refresh(first.refresh_token)).data).toEqual(second)
    const third = (await refresh(second.refresh_token)).data
    expect(third.access_token).not.toBe(second.access_token)
    expect(await refresh(first.refresh_token)).toMatchObject({ success: false, code: 1004 })
    expect(why()?.summary).toContain('no authorised shop')
  })

  it('do not come again for the used refresh token after an hour', async () => {
    const { silent, refresh, sandbox, why } = await hold()
    const first = await silent(false)
    await refresh(first.refresh_token)
    await sandbox.clock.advance('61m')
    expect((await refresh(first.refresh_token)).code).toBe(1004)
    expect(why()?.summary).toContain('61 minutes ago')
  })

  it('can be refreshed for 28 days', async () => {
    const { silent, refresh, sandbox, why } = await hold()
    const first = await silent(false)
    await sandbox.clock.advance('27d')
    const second = (await refresh(first.refresh_token)).data
    await sandbox.clock.advance('28d')
    expect((await refresh(second.refresh_token)).code).toBe(1004)
    expect(why()?.summary).toContain('28 days')
  })

  it('are another’s business: an application cannot refresh with the token of another', async () => {
    const { silent, askToken, youzan } = await hold()
    const { refresh_token } = await silent(false)
    const { clientId, clientSecret } = youzan.toolApp
    const reply = await askToken({
      client_id: clientId,
      client_secret: clientSecret,
      authorize_type: 'refresh_token',
      refresh_token
    })
    expect(reply.json.code).toBe(1004)
  })

  it('are told to the sandbox’s user, with how many there were', async () => {
    const { silent, youzan } = await hold()
    await silent(false)
    const { access_token } = await silent(true)
    expect(youzan.tokens()).toMatchObject([
      { grantId: youzan.grantId, clientId: youzan.clientId, accessToken: access_token, issued: 2 }
    ])
  })
})
