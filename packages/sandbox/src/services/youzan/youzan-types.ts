import type { DeliveryAttempt, OutboxMessage } from '../../delivery-types.ts'
import type { YouzanAppMessage, YouzanDeliverOptions, YouzanDropOptions, YouzanPush } from './push/push-types.ts'
import type { YouzanCustomer, YouzanCustomerInput, YouzanItem, YouzanItemInput, YouzanShop } from './shop/shop-types.ts'
import type {
  YouzanRefund,
  YouzanRefundInput,
  YouzanShipInput,
  YouzanTrade,
  YouzanTradeChange,
  YouzanTradeInput
} from './trade/trade-types.ts'

/** Failures that Youzan has beyond those of the transport. */
export type YouzanFaultName =
  | 'dead-token-4201'
  | 'dead-token-4202'
  | 'dead-token-4203'
  | 'dead-token-kept'
  | 'rotated-refresh-token'
  | 'gateway-rate-limit'
  | 'business-rate-limit'
  | 'business-failure'
  | 'gateway-code-in-body'
  | 'no-permission'
  | 'gateway-error'
  | 'read-timeout'
  | 'legacy-error'
  | 'legacy-envelope'
  | 'top-level-data'
  | 'unknown-envelope'
  | 'html-200'
  | 'text-code'

/** Where the documents of Youzan leave a choice; `youzan-settings.ts` gives the reason for each default. */
export interface YouzanSettings {
  /** Life of an access token, seconds. @default 604800 */
  readonly accessTokenSeconds: number
  /** Life of a refresh token, seconds. @default 2419200 */
  readonly refreshTokenSeconds: number
  /** How long a replaced access token goes on working, seconds. @default 0 */
  readonly oldAccessTokenSeconds: number
  /** The answer to `silent` carries `refresh_token`. @default true */
  readonly silentRefreshToken: boolean
  /** Token calls of one application for one shop in a minute, then 4101. @default 100 */
  readonly tokenCallsPerMinute: number
  /** The documented calls per second of a shop are enforced (4101). @default true */
  readonly rateLimits: boolean
  /** Which interfaces answer in the older envelope: those still documented so, or all of version 3. @default 'documented' */
  readonly legacyEnvelope: 'documented' | '3.x'
  /** How dates that are not there look. @default 'mixed' */
  readonly absentDates: 'mixed' | 'empty' | 'null' | 'missing' | 'epoch'
  /** Names, telephone numbers and addresses in orders and customers come encrypted. @default false */
  readonly encryptFields: boolean
  /** When an unpaid order closes, minutes. @default 60 */
  readonly unpaidMinutes: number
  /** Repeats of a push: 16 over hours, or 4. @default 'long' */
  readonly pushSchedule: 'long' | 'short'
  /** Real milliseconds that the receiver of a push has. @default 5000 */
  readonly pushTimeoutMs: number
}

/** An application (应用). */
export interface YouzanApp {
  /** `client_id`. */
  readonly clientId: string
  /** `client_secret`, 32 characters; begins with `kfsandbox`. */
  readonly clientSecret: string
}

/** Kinds of applications: self-use (自用型), tool (工具型), platform (平台型). */
export type YouzanAppKind = 'self-use' | 'tool' | 'platform'

/** Tokens as the platform holds them. */
export interface YouzanTokens {
  /** The application. */
  readonly clientId: string
  /** The shop. */
  readonly grantId: string
  /** Access token in force. */
  readonly accessToken: string
  /** Its end, epoch milliseconds. */
  readonly expiresAt: number
  /** Refresh token in force. */
  readonly refreshToken: string
  /** How many pairs this application got for this shop. */
  readonly issued: number
}

/** Which shop, and for which of the three applications. */
export interface YouzanGrantInput {
  /** The shop. @default the first */
  readonly grantId?: string | undefined
  /** The application. @default 'self-use', for `authorize` 'tool' */
  readonly app?: YouzanAppKind | undefined
}

/** A code for the authorization-code grant. */
export interface YouzanAuthorization {
  /** Works once, 2 minutes. */
  readonly code: string
  /** End of its life, epoch milliseconds. */
  readonly expiresAt: number
}

/** Youzan cloud (有赞云) as the sandbox's user holds it. */
export interface YouzanSandbox extends YouzanApp {
  /** Stands for `https://open.youzanyun.com`; no trailing slash. `clientId` and `clientSecret` are of the self-use application. */
  readonly baseUrl: string
  /** A tool application: code and refresh token. */
  readonly toolApp: YouzanApp
  /** A platform application: certificate. */
  readonly platformApp: YouzanApp
  /** The first shop. */
  readonly grantId: string
  /** The settings in force. */
  readonly settings: YouzanSettings
  /** Changes settings until the next reset. */
  configure(settings: Partial<YouzanSettings>): void
  /** All shops; two at the start. */
  shops(): readonly YouzanShop[]
  /** Opens another shop, authorised for the self-use and the platform application. */
  createShop(input?: { readonly name?: string | undefined }): YouzanShop
  /** The merchant authorises an application; the code is for the tool application. */
  authorize(input?: YouzanGrantInput): YouzanAuthorization
  /** The merchant switches an application off: its tokens answer 4201, new ones 1103. */
  withdraw(input?: YouzanGrantInput): void
  /** Tokens in force. */
  tokens(): readonly YouzanTokens[]
  /** Every access token dies at once (4203), as after a change on the platform's side. */
  endTokens(): void
  /** Makes goods. */
  createItem(input?: YouzanItemInput): YouzanItem
  /** All goods. */
  items(): readonly YouzanItem[]
  /** Makes a customer; pushes `SCRM_CUSTOMER_EVENT`. */
  createCustomer(input?: YouzanCustomerInput): YouzanCustomer
  /** All customers. */
  customers(): readonly YouzanCustomer[]
  /** A buyer orders; pushes `trade_TradeCreate`. */
  createTrade(input?: YouzanTradeInput): YouzanTradeChange
  /** The buyer pays; pushes `trade_TradePaid`, then `trade_TradeBuyerPay`. */
  pay(tid: string): YouzanTradeChange
  /** The merchant sends goods by hand; pushes `trade_TradeSellerShip` or `trade_TradePartlySellerShip`. */
  ship(input: YouzanShipInput): YouzanTradeChange
  /** The parcels are signed for and the buyer confirms; pushes `trade_TradeSuccess`. */
  sign(tid: string): YouzanTradeChange
  /** The buyer cancels an unpaid order; pushes `trade_TradeClose`. */
  closeTrade(tid: string): YouzanTradeChange
  /** One order. */
  trade(tid: string): YouzanTrade
  /** All orders. */
  trades(): readonly YouzanTrade[]
  /** The buyer asks for money back; pushes `trade_refund_BuyerCreated`. */
  applyRefund(input: YouzanRefundInput): YouzanRefund
  /** The buyer sends the goods back, after the merchant agreed to it. */
  returnGoods(refundId: string): YouzanRefund
  /** The buyer takes the request back; pushes `trade_refund_RefundClosed`. */
  cancelRefund(refundId: string): YouzanRefund
  /** All refunds. */
  refunds(): readonly YouzanRefund[]
  /** Where pushes go, on this machine; `undefined` ends them. Signed for the self-use application unless told otherwise. */
  setPushUrl(url: string | undefined, app?: YouzanAppKind): void
  /** The pushes that were made. */
  pushes(): readonly YouzanPush[]
  /** The pushes with every attempt to deliver them. */
  outbox(): readonly OutboxMessage[]
  /** The health probe of the console (`test: true`); no repeats. */
  testPush(): Promise<DeliveryAttempt>
  /** Sends a push once more, as the console does. */
  resend(key: string): Promise<DeliveryAttempt>
  /** Sends copies or forgeries of a push. */
  deliver(key: string, options?: YouzanDeliverOptions): Promise<readonly DeliveryAttempt[]>
  /** Loses the next deliveries. */
  drop(options?: YouzanDropOptions): void
  /** Keeps scheduled pushes back. */
  hold(): void
  /** Sends held pushes in this order; without keys all, and holding ends. */
  release(keys?: readonly string[]): Promise<readonly DeliveryAttempt[]>
  /** An event of the application market for the tool application, such as `{ type: 'APP_SUBSCRIBE' }`, encrypted. */
  appMessage(payload: Readonly<Record<string, unknown>>): YouzanAppMessage
  /** A new key for encrypted fields; texts of the older one stay readable. */
  rotateFieldKey(): void
}
