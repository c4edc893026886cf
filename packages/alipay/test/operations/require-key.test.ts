import { expect, it } from 'vitest'
import { readAlipaySettings } from '../../src/alipay-settings.ts'
import { requireKey } from '../../src/operations/require-key.ts'
import { settingsOf } from '../support/start-platform.ts'

it('refuses to work without Alipay’s key', () => {
  const { alipayPublicKey: _, ...bare } = settingsOf()
  expect(() => requireKey('alipay.execute', readAlipaySettings(settingsOf()))).not.toThrow()
  expect(() => requireKey('alipay.execute', readAlipaySettings(bare))).toThrow(
    'alipay.execute: "alipayPublicKey" expected Alipay\'s public key (支付宝公钥), or certificates, in the settings, got neither. Only auth works without it: nothing else may be believed unverified'
  )
})
