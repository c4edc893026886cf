import type { DeliveryAttempt, OutboxMessage } from '../../delivery-types.ts'
import type {
  AlipayDeliverOptions,
  AlipayDropOptions,
  AlipayNotifyReference,
  AlipayOpenMessageInput,
  AlipayPostedMessage
} from './notify/notify-types.ts'
import type {
  AlipayOpenedPage,
  AlipayPayInput,
  AlipayPayment,
  AlipayRefund,
  AlipayRefundReference,
  AlipayTrade,
  AlipayTradeReference
} from './trade/trade-types.ts'

/** Attacks on the gateway's answers, and answers of the gateway that act or do not act. */
export type AlipayFaultName =
  | 'bad-signature'
  | 'tampered-field'
  | 'unsigned-success'
  | 'duplicate-node'
  | 'sign-first'
  | 'odd-json'
  | 'other-node'
  | 'wrong-order'
  | 'wrong-cert-sn'
  | 'gbk-reply'
  | 'html-page'
  | 'system-error'
  | 'system-error-acted'
  | 'acq-system-error'
  | 'acq-system-error-acted'
  | 'app-call-limited'
  | 'cancel-retry'
  | 'refund-charge-error'
  | 'seller-balance-not-enough'
  | 'bill-html'

/** Where the documents of Alipay leave a choice; `alipay-settings.ts` gives the reason for each default. */
export interface AlipayPlaySettings {
  /** What names a buyer: `open_id` for applications made since the switch, `user_id` for older ones. @default 'open_id' */
  readonly userIdentity: 'open_id' | 'user_id' | 'both'
  /** How `expires_in` and `re_expires_in` are written. @default 'number' */
  readonly tokenNumbers: 'number' | 'text'
  /** Whether the application uses a key, certificates, or what the request says. @default 'either' */
  readonly mode: 'either' | 'key' | 'certificate'
  /** Signature kinds that are taken; new applications can use nothing but RSA2. @default 'RSA2' */
  readonly signTypes: 'RSA2' | 'RSA2 and RSA'
  /** How a form body is read when neither URL nor `Content-Type` names its charset. @default 'gbk' */
  readonly unnamedCharset: 'gbk' | 'as the parameter says'
  /** Members of `biz_content` that the documents do not name: left alone, or refused. @default 'ignored' */
  readonly unknownMembers: 'ignored' | 'refused'
  /** A refund notifies the `notify_url` of the payment. @default true */
  readonly notifyOnRefund: boolean
  /** A trade closed unpaid notifies. @default false */
  readonly notifyOnClose: boolean
  /** Real milliseconds that the notification's receiver has. @default 10000 */
  readonly notifyTimeoutMs: number
  /** A refund is done at once, or waits for `settleRefund()`. @default 'at once' */
  readonly refunds: 'at once' | 'pending'
  /** `refund_status` of a refund that is done: as the current documents have it, or absent as the older ones. @default 'named' */
  readonly refundStatus: 'named' | 'absent'
  /** Days after payment in which a trade can be refunded; then it is `TRADE_FINISHED`. @default 365 */
  readonly refundWindowDays: number
  /** A day without trades has a bill without rows, or none. @default 'file' */
  readonly emptyBill: 'file' | 'none'
  /** Trades added to each bill that was no one's: bills of any size. @default 0 */
  readonly billRows: number
}

/** A person with an Alipay account. */
export interface AlipayUser {
  /** 16 digits that begin with 2088. */
  readonly userId: string
  /** Names the user to this application alone. */
  readonly openId: string
  /** What shows of the account's name, e.g. `159****5620`. */
  readonly logonId: string
}

/** Who logs in; nobody named is a new user. */
export interface AlipayLoginInput {
  /** A user made earlier. */
  readonly userId?: string | undefined
  /** A user made earlier. */
  readonly openId?: string | undefined
}

/** What `my.getAuthCode` gives the mini program. */
export interface AlipayLogin extends AlipayUser {
  /** Single use, 3 minutes of virtual time. */
  readonly code: string
  /** End of the code's life, epoch milliseconds. */
  readonly expiresAt: number
}

/** The key pair of the application and Alipay's public key, as the platform's key tool writes them. */
export interface AlipayKeys {
  /** Application private key (应用私钥): PKCS#8, bare Base64. */
  readonly privateKey: string
  /** The same key: PKCS#1, bare Base64. */
  readonly privateKeyPkcs1: string
  /** Alipay public key (支付宝公钥): bare Base64. */
  readonly alipayPublicKey: string
}

/** The files of certificate mode (公钥证书模式), PEM. */
export interface AlipayCertificates {
  /** Application private key (应用私钥): PKCS#8, bare Base64. The same as in key mode. */
  readonly privateKey: string
  /** Application certificate, `appCertPublicKey_<appid>.crt`. */
  readonly app: string
  /** Alipay certificate in force, `alipayCertPublicKey_RSA2.crt`, followed by its issuer's. */
  readonly alipay: string
  /** Root bundle of four, `alipayRootCert.crt`: two RSA, one SM2, one ECDSA. */
  readonly root: string
}

/** A merchant that authorized the application (第三方应用授权), and the token to act for it. */
export interface AlipayAuthorization {
  /** `app_auth_token`. */
  readonly appAuthToken: string
  /** The merchant's own application, `auth_app_id` of notifications. */
  readonly authAppId: string
  /** The merchant's PID. */
  readonly sellerId: string
}

/** What becomes of a refund that waits. */
export type AlipayRefundOutcome = 'success' | 'failure'

/** Alipay as the sandbox plays it: the gateway, the buyer's side and the open platform's console. Frozen. */
export interface AlipaySandbox {
  /** Address of the platform, without a trailing slash. */
  readonly baseUrl: string
  /** The gateway: `baseUrl` + `/gateway.do`. */
  readonly gateway: string
  /** Application id; begins with `kfsandbox`. */
  readonly appId: string
  /** PID of the merchant (商户 PID), 16 digits. */
  readonly sellerId: string
  /** Content key (接口内容加密密钥) for `encrypt_type=AES`: Base64 of 16 bytes. */
  readonly encryptKey: string
  /** The choices in force. */
  readonly settings: AlipayPlaySettings
  /** Changes choices until `reset()`. */
  configure(settings: Partial<AlipayPlaySettings>): void
  /** The keys, made at the first call. They do not follow from the seed and outlive `reset()`. */
  keys(): Promise<AlipayKeys>
  /** The certificates, made at the first call, from the same application key. */
  certificates(): Promise<AlipayCertificates>
  /** Takes another public key for the application (上传应用公钥), PEM or bare Base64; the private key of `keys()` stops working. */
  uploadPublicKey(publicKey: string): void
  /** Puts a new Alipay certificate in force: replies in certificate mode name it from now on. Returns the new files. */
  rotateCertificate(): Promise<AlipayCertificates>
  /** Another merchant authorizes the application: service-provider mode (服务商). */
  authorize(): AlipayAuthorization
  /** Makes a user. */
  createUser(): AlipayUser
  /** Logs a user in, as `my.getAuthCode` does. */
  login(input?: AlipayLoginInput): AlipayLogin
  /** The buyer's app opens the cashier with an order string; the trade exists from now on. Rejects when its signature is wrong. */
  openOrderString(orderString: string): Promise<AlipayTrade>
  /** The buyer's browser opens a page address, or posts a page form (its HTML). Rejects when the signature is wrong. */
  openPage(page: string): Promise<AlipayOpenedPage>
  /** The buyer scans the code of `alipay.trade.precreate`. */
  scanQrCode(qrCode: string): AlipayTrade
  /** The buyer pays an opened trade; the first notification goes out at once. */
  pay(trade: AlipayTradeReference, input?: AlipayPayInput): AlipayPayment
  /** One trade as it is now. */
  order(trade: AlipayTradeReference): AlipayTrade
  /** All trades, oldest first. */
  orders(): readonly AlipayTrade[]
  /** All refunds, oldest first. */
  refunds(): readonly AlipayRefund[]
  /** Ends a refund that waits (`refunds: 'pending'`). @default 'success' */
  settleRefund(refund: AlipayRefundReference, outcome?: AlipayRefundOutcome): AlipayRefund
  /** Where messages of the open platform go (应用网关), on this machine only; `undefined` removes it. */
  setMessageUrl(url: string | undefined): void
  /** Sends a message of the open platform, whose signature covers `sign_type`. */
  sendMessage(input?: AlipayOpenMessageInput): AlipayPostedMessage
  /** All notifications with their attempts. */
  outbox(): readonly OutboxMessage[]
  /** Sends a notification once more, outside the schedule. */
  resend(message: AlipayNotifyReference): Promise<DeliveryAttempt>
  /** Sends it by hand: several copies, attacked, tampered, or with a raw body. The schedule is not touched. */
  deliver(message: AlipayNotifyReference, options?: AlipayDeliverOptions): Promise<readonly DeliveryAttempt[]>
  /** Loses the next deliveries. */
  drop(options?: AlipayDropOptions): void
  /** Keeps scheduled deliveries back until `release()`. */
  hold(): void
  /** Sends held deliveries one after the other, in this order; without messages all of them, and holding ends. */
  release(messages?: readonly AlipayNotifyReference[]): Promise<readonly DeliveryAttempt[]>
}
