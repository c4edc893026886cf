import { describe, expect, it } from 'vitest'
import { xxteaReference } from '../../../src/services/tianyi-h5/xxtea-reference.ts'
import { callTianyi } from '../../support/call-tianyi.ts'
import { openSandbox } from '../../support/open-sandbox.ts'

describe('GET authorizeUserInfo', () => {
  it('answers the encrypted record of the user', async () => {
    const sandbox = await openSandbox()
    const { authorizationToken, openId } = sandbox.tianyiH5.authorize({ phoneNumber: '18912345679' })
    const reply = await callTianyi(sandbox, { authorizationToken })
    expect(reply).toMatchObject({ status: 200, type: 'application/json;charset=UTF-8', code: 0, msg: '成功' })
    expect(reply.data?.encryptedData).toMatch(/^[0-9A-F]{280}$/)
    const plain = xxteaReference.decrypt(
      Buffer.from(reply.data!.encryptedData, 'hex'),
      Buffer.from(sandbox.tianyiH5.appSecret)
    )
    expect(plain?.toString()).toBe(
      JSON.stringify({
        openId,
        appId: sandbox.tianyiH5.appId,
        phoneNumber: '18912345679',
        timestamp: sandbox.clock.now()
      })
    )
  })

  it.each([
    ['', 1001],
    ['A'.repeat(256), 1001],
    ['A'.repeat(200), 1006]
  ])('refuses the token %s', async (authorizationToken, code) => {
    const sandbox = await openSandbox()
    expect(await callTianyi(sandbox, { authorizationToken })).toMatchObject({ status: 200, code, data: null })
  })

  it('lets a token live for two minutes', async () => {
    const sandbox = await openSandbox()
    const { authorizationToken } = sandbox.tianyiH5.authorize()
    await sandbox.clock.advance('2m')
    expect(await callTianyi(sandbox, { authorizationToken })).toMatchObject({ code: 1007, msg: '登录凭证已过期' })
    expect(sandbox.requests()[0]?.explanation?.summary).toContain('expired 0 seconds ago')
  })

  it('takes a token once, or more often if told so', async () => {
    const sandbox = await openSandbox()
    const { authorizationToken } = sandbox.tianyiH5.authorize()
    expect((await callTianyi(sandbox, { authorizationToken })).code).toBe(0)
    expect((await callTianyi(sandbox, { authorizationToken })).code).toBe(1007)
    sandbox.tianyiH5.configure({ tokenSingleUse: false })
    expect((await callTianyi(sandbox, { authorizationToken })).code).toBe(0)
  })
})
