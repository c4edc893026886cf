import { DecodeError, SignatureError, type SignatureErrorCode } from '@kaifang/http-core'

/** Makes the errors of one verification. */
export interface NotifyFailures {
  /** It must not be believed. */
  signature(code: SignatureErrorCode, shortMessage: string, advice: string): SignatureError
  /** It is no notification of WeChat Pay. */
  decode(shortMessage: string): DecodeError
  /** It is one, and a field is not what the platform documents. */
  shape(field: string, rule: string): DecodeError
}

/** Makes the errors of a verification; they repeat nothing of the message. */
export function createNotifyFailures(operation: string): NotifyFailures {
  const where = { service: 'payment', operation, retryable: false, outcome: 'rejected' } as const
  return {
    signature: (code, shortMessage, advice) => new SignatureError({ ...where, code, shortMessage, advice }),
    decode: (shortMessage) =>
      new DecodeError({
        ...where,
        code: 'ERR_HTTP_DECODE',
        shortMessage,
        advice: 'WeChat Pay posts XML; check what else posts to this address'
      }),
    shape: (field, rule) =>
      new DecodeError({
        ...where,
        code: 'ERR_REPLY_SHAPE',
        shortMessage: `got a notification whose "${field}" is not ${rule}`,
        advice: 'check that WeChat Pay sent it'
      })
  }
}
