import type { NotifyReply } from '@kaifang/http-core'

const contentType = 'text/xml; charset=utf-8'

/**
 * What WeChat Pay expects as answer, within 5 s. Anything but SUCCESS brings the message back after 15 s, 15 s, 30 s, 3 min, and
 * so on for a day.
 */
export const WEIXIN_NOTIFY_REPLY: { readonly success: NotifyReply; readonly failure: NotifyReply } = Object.freeze({
  success: Object.freeze({
    status: 200,
    contentType,
    body: '<xml><return_code><![CDATA[SUCCESS]]></return_code><return_msg><![CDATA[OK]]></return_msg></xml>'
  }),
  failure: Object.freeze({
    status: 500,
    contentType,
    body: '<xml><return_code><![CDATA[FAIL]]></return_code><return_msg><![CDATA[not handled]]></return_msg></xml>'
  })
})
