import { inspect } from 'node:util'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { type AuthorizeUserInfoResult, initTianyiH5, type TianyiUserInfo } from '../src/index.ts'
import { failureOf, openSample, SAMPLE, startPlatform } from './start-platform.ts'

describe('initTianyiH5', () => {
  it('returns the operations of the document, and nothing that can be changed', () => {
    const tianyi = initTianyiH5({ appSecret: SAMPLE.appSecret })
    expect(Object.keys(tianyi)).toEqual(['authorizeUserInfo', 'decryptUserInfo', 'call', 'close'])
    expect(Object.isFrozen(tianyi)).toBe(true)
  })

  it('shows no secret when it is printed', () => {
    const tianyi = initTianyiH5({ appSecret: SAMPLE.appSecret, appId: '0e0d8b62' })
    const shown = inspect(tianyi, { depth: 20, showHidden: true, getters: true }) + JSON.stringify(tianyi)
    expect(shown).not.toContain(SAMPLE.appSecret.slice(0, 8))
  })

  it('rejects instead of throwing where it returns a promise', async () => {
    const tianyi = openSample()
    for (const call of [tianyi.authorizeUserInfo(undefined as never), tianyi.call(undefined as never)]) {
      expect(await failureOf(call)).toMatchObject({ code: 'ERR_INPUT' })
    }
  })

  it('opens no connection before the first call, and closes what it opened', async () => {
    const { server, tianyi } = await startPlatform()
    expect(server.connections()).toBe(0)
    await failureOf(tianyi.authorizeUserInfo({ authorizationToken: 'ABCD1234' }))
    expect(server.connections()).toBe(1)
    await tianyi.close()
    await expect.poll(() => server.openConnections()).toBe(0)
  })

  it('is checked by the compiler', () => {
    type Tianyi = ReturnType<typeof initTianyiH5>
    expectTypeOf<Tianyi['authorizeUserInfo']>().returns.resolves.toEqualTypeOf<AuthorizeUserInfoResult>()
    expectTypeOf<Tianyi['decryptUserInfo']>().returns.toEqualTypeOf<TianyiUserInfo>()
    expectTypeOf<{ token: string }>().not.toExtend<Parameters<Tianyi['authorizeUserInfo']>[0]>()
  })
})
