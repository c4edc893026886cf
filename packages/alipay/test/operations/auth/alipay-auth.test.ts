import { expect, it } from 'vitest'
import { createAlipayContext } from '../../../src/alipay-context.ts'
import { createAlipayAuth } from '../../../src/operations/auth/alipay-auth.ts'
import { settingsOf } from '../../support/start-platform.ts'

it('binds the operations of login, which reject and never throw', async () => {
  const auth = createAlipayAuth(createAlipayContext(settingsOf()))
  expect(Object.keys(auth)).toEqual(['code2Session', 'refreshToken'])
  await expect(auth.code2Session('')).rejects.toThrow('alipay.code2Session: "code" expected')
  await expect(auth.refreshToken({ refreshToken: '' })).rejects.toThrow('alipay.refreshToken: "refreshToken" expected')
})
