import { describe, expect, it } from 'vitest'
import { createNotifyFailures } from '../../../src/weixin/notify/notify-failures.ts'
import { openRefundFields } from '../../../src/weixin/notify/open-refund-fields.ts'
import { readWeixinSettings } from '../../../src/weixin/weixin-settings.ts'
import { refundBody } from '../support/notify-samples.ts'
import { APP_ID, KEY, MCH_ID, readPeerXml } from '../support/start-weixin.ts'

describe('a sealed refund', () => {
  const settings = readWeixinSettings({ appId: APP_ID, mchId: MCH_ID, key: KEY })
  const failures = createNotifyFailures('verifyRefundNotify')

  it('is opened with the key of the settings', () => {
    const fields = readPeerXml(Buffer.from(refundBody()))
    expect(openRefundFields({ settings }, fields, failures)).toMatchObject({ kind: 'refund', refundFee: 3960 })
  })

  it('is refused where nothing is sealed', () => {
    expect(() => openRefundFields({ settings }, { appid: APP_ID, mch_id: MCH_ID }, failures)).toThrow(
      'none of the keys opens'
    )
  })
})
