import { systemClock } from '@kaifang/http-core'
import { createFixedClock } from '@kaifang/http-core/testing'
import { expect, it } from 'vitest'
import { createAlipayContext } from '../../src/alipay/alipay-context.ts'
import { APP_ID, merchant, platform } from './start-gateway.ts'

const settings = { appId: APP_ID, privateKey: merchant.privateKey, alipayPublicKey: platform.publicKey }

it("waits by the caller's clock, or by the machine's", () => {
  const clock = createFixedClock(0)
  expect(createAlipayContext({ ...settings, clock }).clock).toBe(clock)
  expect(createAlipayContext(settings).clock).toBe(systemClock)
})

it('leaves the settings of the client to the client', () => {
  expect(() => createAlipayContext({ ...settings, appId: 'a b' })).toThrow('initAlipay: "appId" expected')
  expect(() => createAlipayContext({ ...settings, alipayPublicKey: 'x' })).toThrow('initAlipay: "alipayPublicKey"')
})
