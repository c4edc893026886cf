import { describe, expect, it } from 'vitest'
import { useAlipay } from '../../../support/use-alipay.ts'

const desk = useAlipay()
const exchange = (params: Record<string, string>) => desk.call('alipay.system.oauth.token', undefined, { params })
const redeem = (code: string) => exchange({ grant_type: 'authorization_code', code })

describe('alipay.system.oauth.token', () => {
  it('exchanges a code once, signed, without code and msg', async () => {
    const { code, openId } = desk.alipay.login()
    const reply = await redeem(code)
    expect([reply.nodeName, reply.verified]).toEqual(['alipay_system_oauth_token_response', true])
    expect(reply.node).toMatchObject({
      open_id: openId,
      expires_in: 1_296_000,
      re_expires_in: 2_592_000,
      auth_start: '2026-01-02 11:04:05'
    })
    expect(Object.keys(reply.node)).not.toContain('code')
    expect(Object.keys(reply.node)).not.toContain('user_id')
    expect((await redeem(code)).node).toEqual({
      code: '40002',
      msg: 'Invalid Arguments',
      sub_code: 'isv.code-invalid',
      sub_msg: '授权码code无效'
    })
    expect(desk.sandbox.requests().at(-1)?.explanation?.summary).toBe('the code was used before')
  })

  it('refuses a code after 3 minutes, and one that never was', async () => {
    const { code } = desk.alipay.login()
    await desk.sandbox.clock.advance('3m')
    expect((await redeem(code)).nodeName).toBe('error_response')
    expect(desk.sandbox.requests().at(-1)?.explanation?.summary).toBe('the code expired 0 seconds ago')
    expect((await redeem('x')).node.sub_code).toBe('isv.code-invalid')
  })

  it.each([
    ['user_id', ['user_id']],
    ['both', ['user_id', 'open_id']]
  ] as const)('names the user by %s for that generation', async (userIdentity, names) => {
    desk.alipay.configure({ userIdentity, tokenNumbers: 'text' })
    const { node } = await redeem(desk.alipay.login().code)
    expect(Object.keys(node).filter((name) => name === 'user_id' || name === 'open_id')).toEqual(names)
    expect(node.expires_in).toBe('1296000')
  })

  it('refreshes once with each refresh token', async () => {
    const { openId, code } = desk.alipay.login()
    const first = (await redeem(code)).node
    const refresh = (token: unknown) => exchange({ grant_type: 'refresh_token', refresh_token: token as string })
    const second = (await refresh(first.refresh_token)).node
    expect(second.open_id).toBe(openId)
    expect(second.access_token).not.toBe(first.access_token)
    expect((await refresh(first.refresh_token)).node.sub_code).toBe('isv.refresh-token-invalid')
    await desk.sandbox.clock.advance('30d')
    expect((await refresh(second.refresh_token)).node.sub_code).toBe('isv.refresh-token-time-out')
  })

  it('wants its parameters beside biz_content', async () => {
    const { code } = desk.alipay.login()
    const { node } = await desk.call('alipay.system.oauth.token', { grant_type: 'authorization_code', code })
    expect(node.sub_code).toBe('isv.grant-type-invalid')
  })
})
