import type { AlipaySettings } from '@kaifang/alipay'
import { describeValue, InputError, readChoice, readInput, readText } from '@kaifang/http-core'
import type { AlipayClientType } from './alipay-types.ts'

/** Alipay's public key or the three certificates: a client that moves money verifies what it is told. */
export type AlipayKeySettings =
  | {
      /** Alipay's public key (支付宝公钥); not your own. Several while a key is exchanged. */
      readonly alipayPublicKey: NonNullable<AlipaySettings['alipayPublicKey']>
      readonly certificates?: undefined
    }
  | {
      /** The three files of certificate mode (公钥证书模式). */
      readonly certificates: NonNullable<AlipaySettings['certificates']>
      readonly alipayPublicKey?: undefined
    }

/** What the payment channel adds to the settings of `@kaifang/alipay`. */
export interface AlipayChannelSettings<Client extends AlipayClientType> {
  /** The client that pays, for `getOrderInfo`. @default 'mp-alipay' */
  readonly clientType?: Client | undefined
  /**
   * Your seller id (卖家支付宝用户号, PID), 16 digits, or several: notifications for another seller are refused. Left out,
   * only the app is checked.
   */
  readonly sellerId?: string | readonly string[] | undefined
  /**
   * The product that mini-program orders are placed under (销售产品码), unless one is given with the order. Older contracts
   * want `FACE_TO_FACE_PAYMENT`.
   *
   * @default 'JSAPI_PAY'
   */
  readonly productCode?: string | undefined
  /**
   * Takes a refund that the platform reports with an amount and without a status for done, as its older documentation
   * says; the newer one calls that unknown. @default false
   */
  readonly legacyRefundStatus?: boolean | undefined
}

/** Settings of {@link initAlipay}: those of `@kaifang/alipay`, with a key to verify with, and those of payment. */
export type AlipayPaymentSettings<Client extends AlipayClientType = AlipayClientType> = Omit<
  AlipaySettings,
  'alipayPublicKey' | 'certificates'
> &
  AlipayKeySettings &
  AlipayChannelSettings<Client>

/** Settings of the channel, read. */
export interface ReadAlipayPaymentSettings {
  readonly appId: string
  readonly clientType: AlipayClientType
  /** Empty where any seller is taken. */
  readonly sellerIds: readonly string[]
  readonly productCode: string
  readonly legacyRefundStatus: boolean
  /** Repeats after the first try, for what is repeated here. */
  readonly retryLimit: number
  /** What `@kaifang/alipay` reads. */
  readonly client: AlipaySettings
}

/** The clients that can pay. */
export const ALIPAY_CLIENT_TYPES = ['mp-alipay', 'app', 'app-plus', 'page', 'wap'] as const

const CALLER = 'initAlipay'

/** Every setting, so that the compiler says which one is missing here. */
const NAMES: Record<keyof AlipaySettings | keyof AlipayChannelSettings<AlipayClientType>, true> = {
  appId: true,
  privateKey: true,
  keyType: true,
  alipayPublicKey: true,
  certificates: true,
  encryptKey: true,
  signType: true,
  sandbox: true,
  gateway: true,
  appAuthToken: true,
  charset: true,
  clientType: true,
  sellerId: true,
  productCode: true,
  legacyRefundStatus: true,
  baseUrl: true,
  timeout: true,
  retry: true,
  transport: true,
  clock: true,
  onEvent: true
}

/**
 * Reads the settings of the channel; `@kaifang/alipay` reads its own.
 *
 * @throws {@link InputError} naming the setting.
 */
export function readAlipayPaymentSettings(settings: AlipayPaymentSettings): ReadAlipayPaymentSettings {
  readInput<Partial<typeof NAMES>>(CALLER, settings as object, Object.keys(NAMES) as (keyof typeof NAMES & string)[])
  const { clientType, sellerId, productCode, legacyRefundStatus, ...client } = settings
  if (settings.alipayPublicKey === undefined && settings.certificates === undefined) {
    throw new InputError({
      caller: CALLER,
      field: 'alipayPublicKey',
      rule: "Alipay's public key (or certificates instead)",
      received: 'neither',
      hint: 'Nothing that reports or moves money works unverified; the console shows it as 支付宝公钥'
    })
  }
  return {
    appId: settings.appId,
    clientType: readChoice(CALLER, 'clientType', clientType ?? 'mp-alipay', ALIPAY_CLIENT_TYPES),
    sellerIds: readSellerIds(sellerId),
    productCode: readText(CALLER, 'productCode', productCode ?? 'JSAPI_PAY', { maxLength: 64 }),
    legacyRefundStatus: readFlag('legacyRefundStatus', legacyRefundStatus),
    retryLimit: settings.retry === false ? 0 : (settings.retry?.limit ?? 2),
    client: Object.fromEntries(Object.entries(client).filter(([, value]) => value !== undefined)) as AlipaySettings &
      typeof client
  }
}

function readSellerIds(value: unknown): string[] {
  if (value === undefined) return []
  const listed: readonly unknown[] = Array.isArray(value) ? value : [value]
  return listed.map((id, index) =>
    readText(CALLER, Array.isArray(value) ? `sellerId[${index}]` : 'sellerId', id, {
      pattern: /^\d{16}$/,
      patternRule: 'the 16 digits of a seller id (PID, 2088…)'
    })
  )
}

function readFlag(field: string, value: unknown): boolean {
  if (value === undefined) return false
  if (typeof value === 'boolean') return value
  throw new InputError({ caller: CALLER, field, rule: 'true or false', received: describeValue(value) })
}
