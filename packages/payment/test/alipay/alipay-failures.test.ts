import { DecodeError, SignatureError } from '@kaifang/http-core'
import { expect, it } from 'vitest'
import { alipayFailures } from '../../src/alipay/alipay-failures.ts'

it('says what is wrong with the answer to a write, and how to learn what became of it', () => {
  const fail = alipayFailures({
    operation: 'refund',
    outcome: 'unknown',
    settleBy: { operation: 'refundQuery', input: { outTradeNo: '1703141270', outRefundNo: 'R1' } }
  })
  const error = fail.shape('trade_no', 'text that is not empty')
  expect(DecodeError.isInstance(error)).toBe(true)
  expect(error.code).toBe('ERR_REPLY_SHAPE')
  expect(error.message).toMatchInlineSnapshot(`
    "alipay.refund sent a reply whose "trade_no" is not text that is not empty
      Outcome: unknown, the platform may have done it; call refundQuery({"outTradeNo":"1703141270","outRefundNo":"R1"}) before you repeat it
      What to do: report it to us with the name of the field: the platform may have changed
      Docs: https://github.com/kaifang-js/kaifang/blob/main/docs/errors.md#err_reply_shape"
  `)
})

it('refuses what is signed and about something else', () => {
  const error = alipayFailures({ operation: 'verifyPaymentNotify', outcome: 'rejected' }, 'notification').binding(
    'refused a notification for another seller',
    'check which sellers are yours'
  )
  expect(SignatureError.isInstance(error)).toBe(true)
  expect(error).toMatchObject({
    code: 'ERR_SIGNATURE_BINDING',
    service: 'alipay',
    retryable: false,
    outcome: 'rejected'
  })
})
