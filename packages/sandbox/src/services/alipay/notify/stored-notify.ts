import type { Charset } from '../wire/charset.ts'

/** A notification or a message as it is stored; only `notify_time` differs between its deliveries. */
export interface StoredNotify {
  readonly notifyId: string
  readonly kind: 'payment' | 'refund' | 'close' | 'create' | 'message'
  readonly outTradeNo: string | undefined
  /** The refund's number. */
  readonly outRequestNo: string | undefined
  readonly url: URL | undefined
  readonly charset: Charset
  /** Signed by the key of the certificate in force, not by the key of key mode. */
  readonly certified: boolean
  /** Whether the signature covers `sign_type`. */
  readonly signsSignType: boolean
  /** Fields without `notify_time`, `sign_type` and `sign`. */
  readonly fields: Readonly<Record<string, string>>
}
