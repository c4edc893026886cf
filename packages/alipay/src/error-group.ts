/** Codes of refusals by Alipay. */
export type AlipayErrorCode =
  | 'ERR_ALIPAY_APPLICATION'
  | 'ERR_ALIPAY_SIGNATURE'
  | 'ERR_ALIPAY_TOKEN'
  | 'ERR_ALIPAY_LOGIN_CODE'
  | 'ERR_ALIPAY_PERMISSION'
  | 'ERR_ALIPAY_REQUEST'
  | 'ERR_ALIPAY_RATE_LIMIT'
  | 'ERR_ALIPAY_UNAVAILABLE'
  | 'ERR_ALIPAY_WAITING'
  | 'ERR_ALIPAY_NOT_FOUND'
  | 'ERR_ALIPAY_STATE'
  | 'ERR_ALIPAY_CONFLICT'
  | 'ERR_ALIPAY_AMOUNT'
  | 'ERR_ALIPAY_BUYER'
  | 'ERR_ALIPAY_MERCHANT'
  | 'ERR_ALIPAY_BUSINESS'

/** What a code of the platform means. */
export interface AlipayErrorMeaning {
  /** Our code. */
  readonly code: AlipayErrorCode
  /** The platform's meaning, in English. */
  readonly meaning: string
  /** What to do. */
  readonly advice: string
  /** Whether the same call may succeed later. */
  readonly retryable: boolean
  /** Whether the platform may have acted all the same: ask before you decide. */
  readonly mayHaveActed: boolean
}

/** Meaning and advice of one of the platform's codes. */
export type Entry = readonly [meaning: string, advice: string]

/** Makes the entries of one of our codes. */
export function errorGroup(
  code: AlipayErrorCode,
  entries: Readonly<Record<string, Entry>>,
  more: Partial<Pick<AlipayErrorMeaning, 'retryable' | 'mayHaveActed'>> = {}
): Readonly<Record<string, AlipayErrorMeaning>> {
  const read = Object.entries(entries).map(([vendorCode, [meaning, advice]]) => [
    vendorCode,
    Object.freeze({ code, meaning, advice, retryable: false, mayHaveActed: false, ...more })
  ])
  return Object.fromEntries(read) as Record<string, AlipayErrorMeaning>
}
