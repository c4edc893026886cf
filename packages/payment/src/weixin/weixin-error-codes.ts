/** What a code of the platform means. */
export interface WeixinErrorMeaning {
  /** Our code. */
  readonly code: WeixinErrorCode
  /** The platform's meaning, in English. */
  readonly meaning: string
  /** Whether the identical call may succeed later, and is repeated by itself. @default false */
  readonly retryable?: boolean
  /** Whether the platform may have acted all the same. @default false */
  readonly mayHaveActed?: boolean
  /** What to do. */
  readonly advice: string
}

/** Codes of refusals by WeChat Pay. */
export type WeixinErrorCode =
  | 'ERR_PAYMENT_WEIXIN_RETURN'
  | 'ERR_PAYMENT_WEIXIN_SYSTEM'
  | 'ERR_PAYMENT_WEIXIN_RATE_LIMIT'
  | 'ERR_PAYMENT_WEIXIN_BAD_REQUEST'
  | 'ERR_PAYMENT_WEIXIN_SIGN'
  | 'ERR_PAYMENT_WEIXIN_CONFIG'
  | 'ERR_PAYMENT_WEIXIN_NO_PERMISSION'
  | 'ERR_PAYMENT_WEIXIN_CERTIFICATE'
  | 'ERR_PAYMENT_WEIXIN_ORDER_CONFLICT'
  | 'ERR_PAYMENT_WEIXIN_ORDER_PAID'
  | 'ERR_PAYMENT_WEIXIN_ORDER_CLOSED'
  | 'ERR_PAYMENT_WEIXIN_ORDER_STATE'
  | 'ERR_PAYMENT_WEIXIN_ORDER_NOT_FOUND'
  | 'ERR_PAYMENT_WEIXIN_BALANCE'
  | 'ERR_PAYMENT_WEIXIN_REFUND_CONFLICT'
  | 'ERR_PAYMENT_WEIXIN_REFUND_NOT_FOUND'
  | 'ERR_PAYMENT_WEIXIN_REFUND_TOO_LATE'
  | 'ERR_PAYMENT_WEIXIN_USER_ACCOUNT'
  | 'ERR_PAYMENT_WEIXIN_BUSINESS'
  | 'ERR_PAYMENT_WEIXIN_NO_BILL'
  | 'ERR_PAYMENT_WEIXIN_BILL_CREATING'

const SYSTEM: WeixinErrorMeaning = {
  code: 'ERR_PAYMENT_WEIXIN_SYSTEM',
  meaning: 'WeChat Pay failed or was too slow',
  retryable: true,
  mayHaveActed: true,
  advice: 'call again with unchanged numbers, or query first; a new number can pay or refund twice'
}
const BAD_REQUEST: WeixinErrorMeaning = {
  code: 'ERR_PAYMENT_WEIXIN_BAD_REQUEST',
  meaning: 'the request is malformed or a parameter is wrong',
  advice: "mend what the platform's text names"
}
const CONFIG: WeixinErrorMeaning = {
  code: 'ERR_PAYMENT_WEIXIN_CONFIG',
  meaning: 'appId and mchId are unknown or not bound to each other',
  advice: 'bind appId to mchId in the merchant platform (AppID 账号管理), and check both'
}
const NO_PERMISSION: WeixinErrorMeaning = {
  code: 'ERR_PAYMENT_WEIXIN_NO_PERMISSION',
  meaning: 'the merchant lacks the permission',
  advice: 'apply for the product, or switch it on, in the merchant platform'
}
const ORDER_CONFLICT: WeixinErrorMeaning = {
  code: 'ERR_PAYMENT_WEIXIN_ORDER_CONFLICT',
  meaning: 'this outTradeNo was used with other content',
  advice: 'query the order; for other content close it and take a new number'
}
const ORDER_NOT_FOUND: WeixinErrorMeaning = {
  code: 'ERR_PAYMENT_WEIXIN_ORDER_NOT_FOUND',
  meaning: 'there is no such order',
  advice: 'check the number; right after a call with unknown outcome ask again some seconds later'
}
const ORDER_STATE: WeixinErrorMeaning = {
  code: 'ERR_PAYMENT_WEIXIN_ORDER_STATE',
  meaning: "the order's state does not allow it now",
  advice: 'query the order, and call again once its state allows it'
}

/**
 * Codes of the platform (错误码). Retried are only those that its documents call retryable; one that is not here gives
 * `ERR_API`.
 *
 * @see WeChat Pay API v2, "错误码" of each call (docs/sources.md#wechat-pay-v2)
 */
export const WEIXIN_ERROR_CODES: Readonly<Record<string, WeixinErrorMeaning>> = {
  SYSTEMERROR: SYSTEM,
  BIZERR_NEED_RETRY: { ...SYSTEM, meaning: 'the business was not processed' },
  FREQUENCY_LIMITED: {
    code: 'ERR_PAYMENT_WEIXIN_RATE_LIMIT',
    meaning: 'too many calls about old orders; this one was not accepted',
    retryable: true,
    advice: 'call less often, with unchanged numbers'
  },
  INVALID_REQ_TOO_MUCH: {
    code: 'ERR_PAYMENT_WEIXIN_RATE_LIMIT',
    meaning: 'too many invalid calls',
    advice: 'find out why calls are invalid, and wait a minute at least'
  },
  LACK_PARAMS: BAD_REQUEST,
  PARAM_ERROR: BAD_REQUEST,
  XML_FORMAT_ERROR: BAD_REQUEST,
  POST_DATA_EMPTY: BAD_REQUEST,
  REQUIRE_POST_METHOD: BAD_REQUEST,
  NOT_UTF8: BAD_REQUEST,
  SIGNERROR: {
    code: 'ERR_PAYMENT_WEIXIN_SIGN',
    meaning: 'the platform does not believe our signature',
    advice: 'check that key is the APIv2 key of this mchId: not the AppSecret, not the APIv3 key, and the newest one'
  },
  APPID_NOT_EXIST: CONFIG,
  MCHID_NOT_EXIST: CONFIG,
  APPID_MCHID_NOT_MATCH: CONFIG,
  NOAUTH: NO_PERMISSION,
  CERT_ERROR: {
    code: 'ERR_PAYMENT_WEIXIN_CERTIFICATE',
    meaning: 'the merchant certificate is not accepted',
    advice: 'check that pfx belongs to this mchId and has not expired'
  },
  INVALID_REQUEST: ORDER_CONFLICT,
  OUT_TRADE_NO_USED: ORDER_CONFLICT,
  ORDERPAID: {
    code: 'ERR_PAYMENT_WEIXIN_ORDER_PAID',
    meaning: 'the order is paid',
    advice: 'query the order and deliver what was bought'
  },
  ORDERCLOSED: {
    code: 'ERR_PAYMENT_WEIXIN_ORDER_CLOSED',
    meaning: 'the order is closed',
    advice: 'place a new order with a new number'
  },
  ORDER_NOT_READY: ORDER_STATE,
  TRADE_STATE_ERROR: ORDER_STATE,
  ORDERNOTEXIST: ORDER_NOT_FOUND,
  INVALID_TRANSACTIONID: ORDER_NOT_FOUND,
  NOTENOUGH: {
    code: 'ERR_PAYMENT_WEIXIN_BALANCE',
    meaning: 'there is not enough money',
    advice: "a payment: the buyer's balance; a refund: top up, or give another refundAccount, and keep outRefundNo"
  },
  REFUND_FEE_MISMATCH: {
    code: 'ERR_PAYMENT_WEIXIN_REFUND_CONFLICT',
    meaning: 'this outRefundNo was used with other amounts, or totalFee is not the amount of the order',
    advice: 'query the refund; for another refund take a new number'
  },
  REFUNDNOTEXIST: {
    code: 'ERR_PAYMENT_WEIXIN_REFUND_NOT_FOUND',
    meaning: 'there is no such refund',
    advice: 'some seconds after a refund with unknown outcome this is the proof that it was not accepted'
  },
  TRADE_OVERDUE: {
    code: 'ERR_PAYMENT_WEIXIN_REFUND_TOO_LATE',
    meaning: 'the payment is older than a year',
    advice: 'pay back by other means'
  },
  USER_ACCOUNT_ABNORMAL: {
    code: 'ERR_PAYMENT_WEIXIN_USER_ACCOUNT',
    meaning: "the buyer's account is closed or blocked",
    advice: 'pay back by other means'
  },
  ERROR: {
    code: 'ERR_PAYMENT_WEIXIN_BUSINESS',
    meaning: 'a business rule forbids it',
    mayHaveActed: true,
    advice: "read the platform's text; check that the order exists and the amounts are right"
  },
  NO_BILL_EXIST: {
    code: 'ERR_PAYMENT_WEIXIN_NO_BILL',
    meaning: 'there is no bill: nothing happened on that day, or it is not made yet',
    advice: 'bills are there from 10:00 Beijing time on the day after; later than that, the day was empty'
  },
  BILL_CREATING: {
    code: 'ERR_PAYMENT_WEIXIN_BILL_CREATING',
    meaning: 'the bill is being made',
    retryable: true,
    advice: 'ask again after 10:00 Beijing time, every half an hour'
  }
}

/** Codes in `error_code` of a trade bill that was refused (下载交易账单), which are numbers. */
const BILL_CODES: Readonly<Record<string, WeixinErrorMeaning>> = {
  100: { ...SYSTEM, mayHaveActed: false, advice: 'call again later' },
  20003: { ...SYSTEM, mayHaveActed: false, advice: 'call again later' },
  20100: { ...SYSTEM, mayHaveActed: false, advice: 'call again later' },
  20001: BAD_REQUEST,
  20002: WEIXIN_ERROR_CODES.NO_BILL_EXIST as WeixinErrorMeaning,
  20007: NO_PERMISSION
}

/** A reply with `return_code` FAIL: nothing but a text that is not stable, so its cause is not told apart. */
export const RETURN_FAIL: WeixinErrorMeaning = {
  code: 'ERR_PAYMENT_WEIXIN_RETURN',
  meaning: 'the call failed before its business was looked at',
  mayHaveActed: true,
  advice: "read the platform's text: a wrong signature, app, merchant number, certificate or format, or a busy platform"
}

/** The meaning of a code; `undefined` for one that this version does not know. */
export function weixinErrorOf(code: string): WeixinErrorMeaning | undefined {
  return Object.hasOwn(WEIXIN_ERROR_CODES, code) ? WEIXIN_ERROR_CODES[code] : undefined
}

/**
 * The meaning of a refused trade bill. Texts are compared in small letters, since documents and wire differ; older replies
 * have no number at all.
 */
export function billErrorOf(code: string | undefined, message: string): WeixinErrorMeaning {
  const text = message.toLowerCase()
  // 20002 stands for both.
  if (text.includes('bill creating')) return WEIXIN_ERROR_CODES.BILL_CREATING as WeixinErrorMeaning
  if (text.includes('no bill exist')) return WEIXIN_ERROR_CODES.NO_BILL_EXIST as WeixinErrorMeaning
  if (text.includes('compressgzip error')) return BILL_CODES[100] as WeixinErrorMeaning
  const known = code !== undefined && Object.hasOwn(BILL_CODES, code) ? BILL_CODES[code] : undefined
  return known ?? { ...RETURN_FAIL, mayHaveActed: false }
}
