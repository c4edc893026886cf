import { describe, expect, it } from 'vitest'
import { openSandbox } from '../../support/open-sandbox.ts'

describe('sandbox.tianyiH5', () => {
  it('is frozen and carries marked credentials', async () => {
    const { tianyiH5 } = await openSandbox()
    expect(Object.isFrozen(tianyiH5)).toBe(true)
    expect(tianyiH5.appId).toMatch(/^[0-9a-f]{8}$/)
    expect(tianyiH5.appSecret).toMatch(/^kfsandbox[0-9a-f]{31}$/)
  })

  it('authorizes with tokens in the documented shape', async () => {
    const { tianyiH5, clock } = await openSandbox()
    expect(tianyiH5.authorize()).toEqual({
      authorizationToken: expect.stringMatching(/^[0-9A-F]{200}$/),
      openId: expect.stringMatching(/^[0-9a-f]{48}$/),
      phoneNumber: expect.stringMatching(/^1[35789]\d{9}$/),
      expiresAt: clock.now() + 120_000
    })
  })

  it('knows a user again by his number', async () => {
    const { tianyiH5 } = await openSandbox()
    const [first, second] = [
      tianyiH5.authorize({ phoneNumber: '18912345679' }),
      tianyiH5.authorize({ phoneNumber: '18912345679' })
    ]
    expect(second.openId).toBe(first.openId)
    expect(tianyiH5.authorize({ phoneNumber: '18912345679', openId: 'other' }).openId).toBe('other')
  })

  it.each(['1891234567', '28912345679', 18912345679])('refuses the number %j', async (phoneNumber) => {
    const { tianyiH5 } = await openSandbox()
    expect(() => tianyiH5.authorize({ phoneNumber: phoneNumber as string })).toThrow('"phoneNumber" expected')
  })

  it('is offered over HTTP', async () => {
    const sandbox = await openSandbox()
    const act = async (action: string, input?: object) => {
      const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(input) }
      return (await fetch(`${sandbox.url}/_sandbox/tianyi-h5/${action}`, input && init)).json()
    }
    expect(await act('credentials')).toMatchObject({
      appId: sandbox.tianyiH5.appId,
      appSecret: sandbox.tianyiH5.appSecret
    })
    expect(await act('configure', { tokenSeconds: 5 })).toMatchObject({ tokenSeconds: 5 })
    expect(await act('authorize', { phoneNumber: '18912345679' })).toMatchObject({
      phoneNumber: '18912345679',
      expiresAt: sandbox.clock.now() + 5000
    })
  })
})
