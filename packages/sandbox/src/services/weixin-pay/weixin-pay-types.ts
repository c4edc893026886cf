import type { DeliveryAttempt, OutboxMessage } from '../../delivery-types.ts'

/** Attacks on the answers of WeChat Pay, and its own ways to fail. */
export type WeixinPayFaultName =
  | 'bad-signature'
  | 'tampered-field'
  | 'lower-case-sign'
  | 'md5-for-hmac'
  | 'unsigned-reply'
  | 'wrong-merchant'
  | 'wrong-app'
  | 'wrong-order'
  | 'doctype-xml'
  | 'entity-bomb-xml'
  | 'duplicate-element'
  | 'wrong-charset'
  | 'return-code-fail'
  | 'system-error'
  | 'system-error-after'
  | 'bizerr-need-retry'
  | 'frequency-limited'
  | 'error-code'
  | 'bill-creating'
  | 'truncated-bill'
  | 'tampered-bill'

/** Where the documents of WeChat Pay leave a choice, or pages disagree; `weixin-pay-settings.ts` gives the reason for each default. */
export interface WeixinPaySettings {
  /** Virtual milliseconds from an accepted refund to its success; 0 settles only by hand. @default 180000 */
  readonly refundSettleMs: number
  /** Virtual milliseconds that must lie between two refunds of an order. @default 0 */
  readonly refundIntervalMs: number
  /** Fee rate (费率) in hundredths of a percent: 60 is `0.60%`. @default 60 */
  readonly feeRate: number
  /** Waits between notifications: the current page's, or the older one's. @default 'current' */
  readonly notifySchedule: 'current' | 'older'
  /** Real milliseconds that the notification's receiver has. @default 5000 */
  readonly notifyTimeoutMs: number
  /** Whether a notification signed with HMAC-SHA256 says so in `sign_type`. @default true */
  readonly notifySignType: boolean
  /** Without a client certificate: the web server's page with status 400, or XML with `return_code` FAIL. @default 'html' */
  readonly missingCertificate: 'html' | 'xml'
  /** Columns of the trade bill: since 2018, before, or of 2015 to 2018. @default 'current' */
  readonly billColumns: 'current' | 'old' | 'older'
  /** Whether the footer of a bill counts as `45.0`, as files of 2019 do. @default false */
  readonly billDecimalCounts: boolean
}

/** A merchant's certificate (商户 API 证书), signed by this sandbox's own authority. */
export interface WeixinPayCertificate {
  /** What the TLS client must trust to speak with `secureBaseUrl`, PEM. */
  readonly ca: string
  /** `apiclient_cert.pem`. */
  readonly cert: string
  /** `apiclient_key.pem`. */
  readonly key: string
  /** `apiclient_cert.p12`: both in one. */
  readonly pfx: Buffer
  /** Pass phrase of the `.p12`: the merchant number. */
  readonly passphrase: string
  /** Upper-case hex, 40 characters. */
  readonly serialNumber: string
}

/** A coupon (代金券) that the buyer uses. */
export interface WeixinPayCoupon {
  /** `CASH`: the merchant paid it in before; `NO_CASH`: it lowers what the merchant gets. */
  readonly type: 'CASH' | 'NO_CASH'
  /** Fen (分). */
  readonly fee: number
}

/** A coupon that was used. */
export interface WeixinPayUsedCoupon extends WeixinPayCoupon {
  /** Its number (代金券 ID). */
  readonly id: string
}

/** A sub-merchant (特约商户) of the service provider. */
export interface WeixinPaySubMerchant {
  /** For `sub_mch_id`. */
  readonly subMchId: string
  /** For `sub_appid`. */
  readonly subAppId: string
}

/** How the buyer pays. */
export interface WeixinPayPayOptions {
  /** Where he pays from, e.g. `'CMB_CREDIT'`. @default 'OTHERS' */
  readonly bankType?: string | undefined
  /** Who pays; for JSAPI it is who the order names. @default a seeded openid */
  readonly openid?: string | undefined
  /** Coupons that he uses, together at most the order's amount. @default [] */
  readonly coupons?: readonly WeixinPayCoupon[] | undefined
  /** `USERPAYING`: he was asked for his password; `PAYERROR`: it failed. Both can still be paid later. @default 'SUCCESS' */
  readonly outcome?: 'SUCCESS' | 'USERPAYING' | 'PAYERROR' | undefined
}

/** State of an order (交易状态) as `orderquery` tells it. */
export type WeixinPayTradeState = 'NOTPAY' | 'USERPAYING' | 'PAYERROR' | 'SUCCESS' | 'REFUND' | 'CLOSED'

/** An order. */
export interface WeixinPayOrder {
  /** Merchant's order number (商户订单号). */
  readonly outTradeNo: string
  /** Prepay session (预支付交易会话标识). */
  readonly prepayId: string
  /** Content of the QR code, NATIVE only. */
  readonly codeUrl?: string | undefined
  /** Address of the H5 cashier, MWEB only. */
  readonly mwebUrl?: string | undefined
  /** How it is paid. */
  readonly tradeType: 'JSAPI' | 'APP' | 'NATIVE' | 'MWEB'
  /** State. */
  readonly tradeState: WeixinPayTradeState
  /** Fen (分). */
  readonly totalFee: number
  /** Fen that the buyer paid himself. */
  readonly cashFee?: number | undefined
  /** Coupons that were used. */
  readonly coupons: readonly WeixinPayUsedCoupon[]
  /** What is paid for. */
  readonly body: string
  /** Merchant's own data. */
  readonly attach?: string | undefined
  /** Who is to pay, or paid. */
  readonly openid?: string | undefined
  /** WeChat Pay's order number (微信支付订单号), 28 digits. */
  readonly transactionId?: string | undefined
  /** Where it was paid from. */
  readonly bankType?: string | undefined
  /** `yyyyMMddHHmmss` in China's time. */
  readonly timeEnd?: string | undefined
  /** Address for notifications as the order gave it. */
  readonly notifyUrl: string
  /** Algorithm of the order's signature. */
  readonly signType: 'MD5' | 'HMAC-SHA256'
  /** Fen that were refunded or are being refunded. */
  readonly refundedFee: number
  /** Sub-merchant (特约商户), in service-provider mode. */
  readonly subMchId?: string | undefined
}

/** State of a refund as `refundquery` tells it. */
export type WeixinPayRefundStatus = 'PROCESSING' | 'SUCCESS' | 'CHANGE' | 'REFUNDCLOSE'

/** A refund. */
export interface WeixinPayRefund {
  /** Merchant's refund number (商户退款单号). */
  readonly outRefundNo: string
  /** WeChat Pay's refund number (微信退款单号). */
  readonly refundId: string
  /** The order. */
  readonly outTradeNo: string
  /** The order at WeChat Pay. */
  readonly transactionId: string
  /** Fen (分). */
  readonly refundFee: number
  /** State. */
  readonly status: WeixinPayRefundStatus
  /** `yyyy-MM-dd HH:mm:ss` in China's time, once it succeeded. */
  readonly successTime?: string | undefined
}

/** An order by its number, prepay id, `code_url`, H5 address or WeChat Pay's number. */
export type WeixinPayOrderReference = string

/** A message by the order or refund that it is about: any number of either, or told apart. */
export type WeixinPayMessageReference =
  | string
  | { readonly outTradeNo: string; readonly outRefundNo?: undefined }
  | { readonly outRefundNo: string; readonly outTradeNo?: undefined }

/** What `pay()` returns. */
export interface WeixinPayPayment {
  /** The order. */
  readonly order: WeixinPayOrder
  /** First delivery of the notification, once its answer is in; `undefined` when it is held back or nothing was paid. Never rejects. */
  readonly firstDelivery: Promise<DeliveryAttempt | undefined>
}

/** What `settleRefund()` returns. */
export interface WeixinPaySettledRefund {
  /** The refund. */
  readonly refund: WeixinPayRefund
  /** First delivery of the notification; `undefined` when no address is known or it is held back. Never rejects. */
  readonly firstDelivery: Promise<DeliveryAttempt | undefined>
}

/** Attacks on a notification. */
export type WeixinPayNotifyAttack =
  | 'bad-signature'
  | 'lower-case-sign'
  | 'md5-for-hmac'
  | 'unsigned'
  | 'wrong-merchant'
  | 'wrong-app'
  | 'other-key'
  | 'cross-type'
  | 'doctype-xml'
  | 'entity-bomb-xml'
  | 'duplicate-element'
  | 'bad-padding'

/** A delivery by hand. */
export interface WeixinPayDeliverOptions {
  /** Copies sent at the same time. @default 1 */
  readonly copies?: number | undefined
  /** An attack by name. */
  readonly attack?: WeixinPayNotifyAttack | undefined
  /** A change after signing (an attack that must be refused), or before signing (or encrypting) with `resign`. */
  readonly tamper?: WeixinPayTamper | undefined
  /** Sends this text instead of the message. */
  readonly rawBody?: string | undefined
  /** Sends another Content-Type. @default 'text/xml' */
  readonly contentType?: string | undefined
}

/** A change to a notification. */
export interface WeixinPayTamper {
  /** A field by its wire name, or `'sign'`. */
  readonly field: string
  /** The text put there; `undefined` removes the field. */
  readonly value?: string | undefined
  /** Signs after the change (a refund: changes the sealed fields), so that only the receiver's own checks can find it. @default false */
  readonly resign?: boolean | undefined
}

/** Which deliveries are lost. */
export interface WeixinPayDropOptions {
  /** How many. @default 1 */
  readonly times?: number | undefined
  /** Only those about this order or refund. */
  readonly message?: WeixinPayMessageReference | undefined
  /** The request never arrives, or it is handled and the answer never comes back. @default 'request' */
  readonly lose?: 'request' | 'reply' | undefined
}

/** Rows that a day's bills have besides those of the simulated orders. */
export interface WeixinPayBillRows {
  /** The day, `yyyyMMdd` in China's time. */
  readonly billDate: string
  /** How many; a million make about 320 MB, which are made while they are sent. */
  readonly count: number
  /** Names with commas, back-ticks, quotation marks, escapes and emoji. @default true */
  readonly nasty?: boolean | undefined
}

/** WeChat Pay (API v2) as the sandbox plays it: the platform, its buyers and its merchant platform. Frozen. */
export interface WeixinPaySandbox {
  /** For the client's `baseUrl`, without a trailing slash; refunds and fund-flow bills need {@link secureBaseUrl}. */
  readonly baseUrl: string
  /** Every endpoint over TLS. It asks for a client certificate and serves those without one too. */
  readonly secureBaseUrl: string
  /** An appid that is bound to the merchant. */
  readonly appId: string
  /** Merchant number (商户号), 10 digits. */
  readonly mchId: string
  /** API key (API 密钥), 32 characters that begin with `kfsandbox`; changes with `resetKey()`. */
  readonly key: string
  /** A sub-merchant (特约商户) and its appid, for service-provider mode. */
  readonly subMerchant: WeixinPaySubMerchant
  /** The choices in force. */
  readonly settings: WeixinPaySettings
  /** Changes choices until `reset()`. */
  configure(settings: Partial<WeixinPaySettings>): void
  /** The merchant's certificate and the authority to trust; made at the first call, the same ever after. */
  certificate(): Promise<WeixinPayCertificate>
  /** Resets the API key; the old one stops working at once. Returns the new one. */
  resetKey(): string
  /** A buyer's openid under `appId`. */
  createOpenid(): string
  /** The buyer pays, is asked for his password, or fails. A paid order sends its first notification at once. */
  pay(order: WeixinPayOrderReference, options?: WeixinPayPayOptions): WeixinPayPayment
  /** One order. */
  order(order: WeixinPayOrderReference): WeixinPayOrder
  /** All orders, oldest first. */
  orders(): readonly WeixinPayOrder[]
  /** One refund, by either number. */
  refund(refund: string): WeixinPayRefund
  /** All refunds, oldest first. */
  refunds(): readonly WeixinPayRefund[]
  /** Ends a refund by hand: `CHANGE` means that the bank turned it down. */
  settleRefund(refund: string, status?: 'SUCCESS' | 'CHANGE' | 'REFUNDCLOSE'): WeixinPaySettledRefund
  /** Refunds in the merchant platform (商户平台), which needs no call; the notification says `VENDOR_PLATFORM`. */
  refundByHand(order: WeixinPayOrderReference, refundFee: number): WeixinPayRefund
  /** Limits the merchant's unsettled funds (未结算资金) to so many fen; refunds beyond answer NOTENOUGH. `undefined`: no limit. */
  setFunds(fee: number | undefined): void
  /** Sends every notification to this address of this machine, whatever the orders say; `undefined` goes back to theirs. */
  setNotifyUrl(url: string | undefined): void
  /** Adds rows to a day's bills. */
  addBillRows(rows: WeixinPayBillRows): void
  /** All notifications with their attempts. */
  outbox(): readonly OutboxMessage[]
  /** Sends a notification once more, outside the schedule. */
  resend(message: WeixinPayMessageReference): Promise<DeliveryAttempt>
  /** Sends it by hand: several copies, tampered, or with a raw body. The schedule is not touched. */
  deliver(message: WeixinPayMessageReference, options?: WeixinPayDeliverOptions): Promise<readonly DeliveryAttempt[]>
  /** Loses the next deliveries. */
  drop(options?: WeixinPayDropOptions): void
  /** Keeps scheduled deliveries back until `release()`. */
  hold(): void
  /** Sends held deliveries one after the other, in this order; without messages all of them, and holding ends. */
  release(messages?: readonly WeixinPayMessageReference[]): Promise<readonly DeliveryAttempt[]>
}
