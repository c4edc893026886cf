import { DecodeError, type Outcome, type SettleBy, SignatureError } from '@kaifang/http-core'

/** The call whose reply, or the notification, that turned out wrong. */
export interface AlipayCall {
  readonly operation: string
  /** `unknown` for a write: what is wrong is only the answer. */
  readonly outcome: Outcome
  readonly settleBy?: SettleBy | undefined
}

/** Makes an error that names a field. */
export type ShapeError = (field: string, rule: string) => DecodeError

/** Makes the errors of one call that `@kaifang/alipay` can't see: it verified the reply, and knows no operation. */
export interface AlipayFailures {
  /** A field is missing or is not what the platform documents. */
  readonly shape: ShapeError
  /** It is signed, and about something else. */
  binding(shortMessage: string, advice: string): SignatureError
}

/**
 * Makes the errors of one call.
 *
 * @param call - What the caller should read in them.
 * @param what - What is wrong where something is: `reply` or `notification`.
 */
export function alipayFailures(call: AlipayCall, what: 'reply' | 'notification' = 'reply'): AlipayFailures {
  const shared = { service: 'alipay', retryable: false, ...call }
  const verb = what === 'reply' ? 'sent a reply' : 'got a notification'
  return {
    shape: (field, rule) =>
      new DecodeError({
        ...shared,
        code: 'ERR_REPLY_SHAPE',
        shortMessage: `${verb} whose "${field}" is not ${rule}`,
        advice: 'report it to us with the name of the field: the platform may have changed'
      }),
    binding: (shortMessage, advice) =>
      new SignatureError({ ...shared, code: 'ERR_SIGNATURE_BINDING', shortMessage, advice })
  }
}
