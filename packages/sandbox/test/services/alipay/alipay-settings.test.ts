import { expect, it } from 'vitest'
import { defaultAlipaySettings, readAlipaySettings } from '../../../src/services/alipay/alipay-settings.ts'

it('lays settings over others', () => {
  const settings = readAlipaySettings({ userIdentity: 'both', tokenNumbers: undefined }, defaultAlipaySettings)
  expect(settings).toEqual({ ...defaultAlipaySettings, userIdentity: 'both' })
  expect(Object.isFrozen(settings)).toBe(true)
})

it.each([
  [{ mode: 'cert' }, '"mode" expected one of "either", "key", "certificate"'],
  [{ billRows: -1 }, '"billRows" expected a whole number from 0'],
  [{ notifyOnRefund: 1 }, '"notifyOnRefund" expected true or false'],
  [{ bills: 1 }, '"alipay settings" has no "bills"']
])('refuses %j', (input, message) => {
  expect(() => readAlipaySettings(input, defaultAlipaySettings)).toThrow(message)
})
