import { describe, expect, it } from 'vitest'
import { openYouzan } from '../../../support/open-youzan.ts'

describe('POST /auth/token', () => {
  // The guide of 2021-05-06 prints this shape.
  it('answers silent with the envelope of the guide', async () => {
    const { askToken, youzan, sandbox } = await openYouzan()
    const { status, json } = await askToken({ refresh: false })
    expect(status).toBe(200)
    expect(json).toEqual({
      success: true,
      code: 200,
      message: null,
      data: {
        access_token: expect.stringMatching(/^kfsandbox[0-9a-f]{23}$/),
        expires: sandbox.clock.now() + 7 * 86_400_000,
        scope: expect.stringContaining('trade'),
        authority_id: youzan.grantId,
        refresh_token: expect.stringMatching(/^kfsandbox[0-9a-f]{23}$/)
      }
    })
  })

  it('leaves the refresh token out of silent, if told so', async () => {
    const { askToken } = await openYouzan({ youzan: { silentRefreshToken: false } })
    expect((await askToken()).json.data).not.toHaveProperty('refresh_token')
  })

  it('takes the text "true" as the guide’s curl sends it, "false" as false, and a numeric grant_id', async () => {
    const { askToken, youzan } = await openYouzan()
    const first = (await askToken({ grant_id: Number(youzan.grantId) })).json.data.access_token
    expect((await askToken({ refresh: 'false' })).json.data.access_token).toBe(first)
    expect((await askToken({ refresh: 'true' })).json.data.access_token).not.toBe(first)
    expect((await askToken({ refresh: 'yes' })).json.code).toBe(1000)
  })

  // Youzan reference 2: one observed answer.
  it('refuses a form with status 200 and code 1000', async () => {
    const { send, why } = await openYouzan()
    const form = 'application/x-www-form-urlencoded'
    const { status, json } = await send('/auth/token', 'client_id=x', { 'content-type': form })
    expect([status, json]).toEqual([
      200,
      {
        success: false,
        code: 1000,
        message: `Content type '${form}' not supported, Please use 'application/json;charset=UTF-8'`,
        data: null
      }
    ])
    expect(why()?.summary).toContain('JSON only')
  })

  it('says 4004 in the gateway’s envelope to a body that is no JSON', async () => {
    const { send } = await openYouzan()
    for (const body of ['{', '[]', 'null']) {
      expect((await send('/auth/token', body)).json.gw_err_resp).toMatchObject({ err_code: 4004 })
    }
  })

  it('knows its applications by id and secret, and tells in the log what is wrong with the secret', async () => {
    const { askToken, youzan, why } = await openYouzan()
    expect((await askToken({ client_secret: `${youzan.clientSecret}\n` })).json).toMatchObject({
      success: false,
      code: 1000
    })
    expect(why()?.likelyCause).toContain('white space')
    expect((await askToken({ client_secret: 'x' })).json.code).toBe(1000)
    expect(why()?.likelyCause).toBeUndefined()
    expect((await askToken({ client_id: 'x' })).json.code).toBe(1000)
  })

  it.each(['client_id', 'client_secret', 'authorize_type', 'grant_id'])('wants %s', async (field) => {
    const { askToken, why } = await openYouzan()
    expect((await askToken({ [field]: undefined })).json.code).toBe(1000)
    expect(why()?.summary).toContain(`"${field}"`)
  })

  it('lets each kind of application use its own grants only (1105)', async () => {
    const { askToken, youzan } = await openYouzan()
    const tool = { client_id: youzan.toolApp.clientId, client_secret: youzan.toolApp.clientSecret }
    const platform = { client_id: youzan.platformApp.clientId, client_secret: youzan.platformApp.clientSecret }
    expect((await askToken(tool)).json.code).toBe(1105)
    expect((await askToken({ authorize_type: 'authorization_code', code: 'x' })).json.code).toBe(1105)
    expect((await askToken({ ...platform, authorize_type: 'certificate' })).json.code).toBe(200)
    expect((await askToken({ authorize_type: 'password' })).json.code).toBe(1105)
  })

  it('says 1103 for a shop that is not there or did not authorise', async () => {
    const { askToken, youzan, why } = await openYouzan()
    expect((await askToken({ grant_id: '1' })).json.code).toBe(1103)
    expect(why()?.summary).toContain('no shop')
    youzan.withdraw()
    expect((await askToken()).json.code).toBe(1103)
    expect(why()?.summary).toContain('switched it off')
    youzan.authorize({ app: 'self-use' })
    expect((await askToken()).json.code).toBe(200)
  })

  it('takes a code once, within 2 minutes, of its own application', async () => {
    const { askToken, youzan, sandbox, why } = await openYouzan()
    const { clientId, clientSecret } = youzan.toolApp
    const exchange = (code: string) =>
      askToken({
        client_id: clientId,
        client_secret: clientSecret,
        authorize_type: 'authorization_code',
        grant_id: undefined,
        code,
        redirect_uri: 'https://shop.example/cb'
      })
    const { code, expiresAt } = youzan.authorize()
    expect(expiresAt - sandbox.clock.now()).toBe(120_000)
    expect((await exchange(code)).json.data.authority_id).toBe(youzan.grantId)
    expect((await exchange(code)).json.code).toBe(1005)
    expect(why()?.summary).toContain('used already')
    const late = youzan.authorize({ grantId: youzan.shops()[1]!.grantId })
    await sandbox.clock.advance('2m')
    expect((await exchange(late.code)).json.code).toBe(1005)
    expect(why()?.summary).toContain('2 minutes')
    expect((await exchange('nothing')).json.code).toBe(1005)
    // A code of the platform application is not one of the tool application.
    expect((await exchange(youzan.authorize({ app: 'platform' }).code)).json.code).toBe(1005)
  })

  it('is limited in the minute', async () => {
    const { askToken, sandbox } = await openYouzan({ youzan: { tokenCallsPerMinute: 2 } })
    const codes = async () =>
      [await askToken(), await askToken(), await askToken()].map(({ json }) => json.code ?? json.gw_err_resp.err_code)
    expect(await codes()).toEqual([200, 200, 4101])
    await sandbox.clock.advance('1m')
    expect((await askToken()).json.code).toBe(200)
  })

  it('says 4007 to a GET', async () => {
    const { youzan } = await openYouzan()
    const response = await fetch(`${youzan.baseUrl}/auth/token`)
    expect([response.status, await response.json()]).toMatchObject([200, { gw_err_resp: { err_code: 4007 } }])
  })
})
