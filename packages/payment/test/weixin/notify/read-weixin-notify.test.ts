import { describe, expect, it } from 'vitest'
import { createNotifyFailures } from '../../../src/weixin/notify/notify-failures.ts'
import { readWeixinNotify } from '../../../src/weixin/notify/read-weixin-notify.ts'
import { paidBody } from '../support/notify-samples.ts'

const read = (body: unknown) =>
  readWeixinNotify('payment.verifyPaymentNotify', { body } as never, createNotifyFailures('verifyPaymentNotify'))

describe('a notification', () => {
  it('is read from its raw body', async () => {
    expect(await read(paidBody())).toMatchObject({ out_trade_no: '1409811653' })
    expect(await read(Buffer.from(paidBody()))).toMatchObject({ out_trade_no: '1409811653' })
  })

  it.each([
    ['nothing', '', 'got an empty body'],
    ['blanks', ' \n', 'got an empty body'],
    ['JSON', '{"a":1}', 'got a body that has no root element "xml"'],
    [
      'a DTD',
      '<!DOCTYPE a><xml></xml>',
      'got a body that has a document type or an entity (DTD), which WeChat Pay never sends'
    ],
    [
      'a field twice',
      '<xml><total_fee>1</total_fee><total_fee>9</total_fee></xml>',
      'got a body that has an element twice'
    ],
    ['bytes that are not UTF-8', Buffer.from([0x3c, 0xff]), 'got a body that is not UTF-8'],
    [
      'a failure, which is never signed',
      '<xml><return_code>FAIL</return_code></xml>',
      'got a message whose return_code is not SUCCESS, which is not signed'
    ]
  ])('is not %s', async (_, body, shortMessage) => {
    await expect(read(body)).rejects.toMatchObject({ code: 'ERR_HTTP_DECODE', shortMessage })
  })

  it('is refused once it was parsed', async () => {
    await expect(read({ xml: { out_trade_no: '1' } })).rejects.toMatchObject({ code: 'ERR_INPUT', field: 'body' })
  })
})
