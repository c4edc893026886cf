import { DecodeError, SignatureError } from '@kaifang/http-core'
import { describe, expect, it } from 'vitest'
import { createNotifyFailures } from '../../../src/weixin/notify/notify-failures.ts'

describe('the errors of a verification', () => {
  it('name the operation, the reason and what to do', () => {
    const failures = createNotifyFailures('verifyPaymentNotify')
    const signature = failures.signature('ERR_SIGNATURE_BINDING', 'refused it', 'do nothing')
    expect(SignatureError.isInstance(signature)).toBe(true)
    expect(signature.message).toBe(
      'payment.verifyPaymentNotify refused it\n  What to do: do nothing\n  Docs: https://github.com/kaifang-js/kaifang/blob/main/docs/errors.md#err_signature_binding'
    )
    const shape = failures.shape('total_fee', 'a number in digits')
    expect(DecodeError.isInstance(shape)).toBe(true)
    expect(shape.shortMessage).toBe('got a notification whose "total_fee" is not a number in digits')
    expect(failures.decode('got nothing')).toMatchObject({
      code: 'ERR_HTTP_DECODE',
      retryable: false,
      outcome: 'rejected'
    })
  })
})
