import { expect, it } from 'vitest'
import { initYouzan } from '../../../src/index.ts'

it('the token calls are a frozen object', () => {
  const { auth } = initYouzan({ clientId: 'a', clientSecret: 'b' })
  expect(Object.isFrozen(auth)).toBe(true)
  expect(Object.keys(auth)).toEqual(['getToken', 'getTokenByCode', 'refreshToken'])
})

it('a wrong input is a rejection and not a throw', async () => {
  const { auth } = initYouzan({ clientId: 'a', clientSecret: 'b' })
  for (const wrong of [
    auth.getToken({ x: 1 } as never),
    auth.getTokenByCode(1 as never),
    auth.refreshToken(1 as never)
  ]) {
    await expect(wrong).rejects.toMatchObject({ code: 'ERR_INPUT' })
  }
})
