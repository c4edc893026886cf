import { describe, expect, it } from 'vitest'
import { createNotifyFailures } from '../../../src/weixin/notify/notify-failures.ts'
import { verifyPaymentFields } from '../../../src/weixin/notify/verify-payment-fields.ts'
import { readWeixinSettings } from '../../../src/weixin/weixin-settings.ts'
import { PAID } from '../support/notify-samples.ts'
import { platformSign } from '../support/platform-sign.ts'
import { APP_ID, KEY, MCH_ID } from '../support/start-weixin.ts'

const settings = readWeixinSettings({ appId: APP_ID, mchId: MCH_ID, key: KEY })
function verify(more: Readonly<Record<string, string>>) {
  const fields = { ...PAID, ...more }
  const signed = { ...fields, sign: platformSign(fields, KEY) }
  return verifyPaymentFields({ settings }, signed, createNotifyFailures('createNotifyHandler'))
}

describe('signed fields', () => {
  it('report a payment', () => {
    expect(verify({})).toMatchObject({ kind: 'payment', totalFee: 1 })
  })

  it('report a payment that failed as something else, in its own word', () => {
    expect(verify({ result_code: 'FAIL', err_code: 'NOTENOUGH' })).toMatchObject({
      ...{ platform: 'weixin', kind: 'other', outTradeNo: '1409811653', state: 'NOTENOUGH' }
    })
    expect(verify({ result_code: 'FAIL', transaction_id: '' })).toMatchObject({
      state: 'FAIL',
      transactionId: undefined
    })
  })
})
