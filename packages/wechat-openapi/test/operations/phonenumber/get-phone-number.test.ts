import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { readFixture } from '../../read-fixture.ts'
import { failureOf, OPENID, shapeOf, startPlatform, TOKEN } from '../../start-platform.ts'

const CODE = 'e31968a7f94cc5ee25fafc2aef2773f0bb8c3937b22520eb8ee345274d00c144'

describe('phonenumber.getPhoneNumber', () => {
  it("sends the document's example: the token in the query, the code in the body", async () => {
    const { server, weixin, play } = await startPlatform({ appId: 'xxxx' })
    play('phonenumber.get-phone-number.ok')
    expect(await weixin.phonenumber.getPhoneNumber({ code: CODE })).toEqual({
      errCode: 0,
      errMsg: 'ok',
      phoneInfo: {
        phoneNumber: '+44 20 7946 0958',
        purePhoneNumber: '20 7946 0958',
        countryCode: '44',
        watermark: { timestamp: 1637744274, appid: 'xxxx' }
      }
    })
    expect(shapeOf(server.requests[0])).toEqual({
      method: 'POST',
      path: '/wxa/business/getuserphonenumber',
      query: { access_token: TOKEN },
      body: readFixture('phonenumber.get-phone-number.ok').request
    })
  })

  it('sends the user where one is given', async () => {
    const { server, weixin, play } = await startPlatform({ appId: 'xxxx' })
    play('phonenumber.get-phone-number.ok')
    await weixin.phonenumber.getPhoneNumber({ code: CODE, openid: OPENID })
    expect(shapeOf(server.requests[0]).body).toEqual({ code: CODE, openid: OPENID })
  })

  it.each([
    [40029, 'ERR_WECHAT_OPENAPI_CODE'],
    [40013, 'ERR_WECHAT_OPENAPI_CREDENTIAL'],
    [45011, 'ERR_WECHAT_OPENAPI_RATE_LIMIT'],
    [-1, 'ERR_WECHAT_OPENAPI_BUSY']
  ])('gives %i as %s and never repeats: a code works once', async (errcode, code) => {
    const { server, weixin } = await startPlatform()
    server.answer({ body: { errcode, errmsg: `no ${CODE} 13812345678` } })
    const error = await failureOf(weixin.phonenumber.getPhoneNumber({ code: CODE }))
    expect(error).toMatchObject({ code, errCode: errcode })
    expect(inspect(error, { depth: 9 })).not.toMatch(/13812345678|e31968a7/)
    expect(server.requests).toHaveLength(1)
  })

  it('refuses the number of a user of another app', async () => {
    const { weixin, play } = await startPlatform()
    play('phonenumber.get-phone-number.ok')
    const error = await failureOf(weixin.phonenumber.getPhoneNumber({ code: CODE }))
    expect(error).toMatchObject({ code: 'ERR_SIGNATURE_BINDING' })
    expect(inspect(error, { depth: 9 })).not.toContain('7946')
  })

  it('takes a number without a watermark, which older pages do not promise', async () => {
    const { server, weixin } = await startPlatform()
    server.answer({ body: { errcode: 0, phone_info: { purePhoneNumber: '20 7946 0958' } } })
    const { phoneInfo } = await weixin.phonenumber.getPhoneNumber({ code: CODE })
    expect(phoneInfo.purePhoneNumber).toBe('20 7946 0958')
  })

  it.each([undefined, '', 'a b', 7])('refuses the code %j', async (code) => {
    const { server, weixin } = await startPlatform()
    expect(await failureOf(weixin.phonenumber.getPhoneNumber({ code } as never))).toMatchObject({ field: 'code' })
    expect(server.requests).toEqual([])
  })
})
