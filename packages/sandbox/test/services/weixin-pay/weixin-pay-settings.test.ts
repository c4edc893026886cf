import { describe, expect, it } from 'vitest'
import {
  defaultWeixinPaySettings,
  readWeixinPaySettings
} from '../../../src/services/weixin-pay/weixin-pay-settings.ts'

const read = (input: unknown) => readWeixinPaySettings(input, defaultWeixinPaySettings)

describe('readWeixinPaySettings', () => {
  it('lays what is given over the rest', () => {
    expect(read({ feeRate: 100, billColumns: undefined })).toEqual({ ...defaultWeixinPaySettings, feeRate: 100 })
    expect(read(undefined)).toEqual(defaultWeixinPaySettings)
  })

  it.each([
    [{ fee: 1 }, '"weixinPay settings" has no "fee"'],
    [{ feeRate: 10_001 }, '"feeRate" expected a whole number from 0 to 10000'],
    [{ refundSettleMs: -1 }, '"refundSettleMs" expected'],
    [{ refundIntervalMs: 0.5 }, '"refundIntervalMs" expected'],
    [{ notifySchedule: 'new' }, '"notifySchedule" expected one of'],
    [{ notifyTimeoutMs: 0 }, '"notifyTimeoutMs" expected'],
    [{ notifySignType: 1 }, '"notifySignType" expected true or false'],
    [{ missingCertificate: 'json' }, '"missingCertificate" expected one of'],
    [{ billColumns: 'new' }, '"billColumns" expected one of'],
    [{ billDecimalCounts: 'no' }, '"billDecimalCounts" expected true or false']
  ])('refuses %j', (input, message) => {
    expect(() => read(input)).toThrow(message)
  })
})
