import { describe, expect, it } from 'vitest'
import { WEIXIN_NOTIFY_REPLY } from '../../../src/weixin/notify/weixin-notify-reply.ts'
import { readPeerXml } from '../support/start-weixin.ts'

describe('the answer to a notification', () => {
  it('is the XML of the document, read by another reader', () => {
    const { success, failure } = WEIXIN_NOTIFY_REPLY
    expect(success.body).toBe(
      '<xml><return_code><![CDATA[SUCCESS]]></return_code><return_msg><![CDATA[OK]]></return_msg></xml>'
    )
    expect(success.status).toBe(200)
    expect(readPeerXml(Buffer.from(failure.body)).return_code).toBe('FAIL')
    expect(Object.isFrozen(success)).toBe(true)
  })
})
