import {
  type Clock,
  type CommonSettings,
  createHttpClient,
  createUndiciTransport,
  type HttpClient,
  InputError,
  type PlatformSettings,
  systemClock,
  type Transport,
  type TransportTls
} from '@kaifang/http-core'
import { createBackupTransport } from './create-backup-transport.ts'
import { refundKeyOf } from './notify/decrypt-req-info.ts'
import { createWeixinReplyCheck } from './weixin-reply.ts'
import {
  type ReadWeixinSettings,
  readWeixinSettings,
  WEIXIN_PAY_BASE_URL,
  type WeixinSettings
} from './weixin-settings.ts'
import { createWeixinSigner } from './weixin-sign.ts'

/** Two ways to send over the same connections. */
export interface WeixinClients {
  /** For calls whose replies are signed: verified, or refused. */
  readonly http: HttpClient
  /** For downloads, whose replies are not. */
  readonly files: HttpClient
}

/** What the operations share. */
export interface WeixinContext extends WeixinClients {
  readonly settings: ReadWeixinSettings
  readonly clock: Clock
  /**
   * Sends with the merchant certificate.
   *
   * @throws {@link InputError} when none was given.
   */
  secure(caller: string): WeixinClients
  /** Waits for calls under way and closes the connections. */
  close(): Promise<void>
}

/** Largest reply that is not a bill. */
const MAX_REPLY_BYTES = 1_048_576

/** Fields that an error may show; every other value that is sent counts as a secret. */
const PUBLIC_FIELDS = [
  ...['appid', 'mch_id', 'sub_appid', 'sub_mch_id', 'out_trade_no', 'transaction_id', 'out_refund_no', 'refund_id'],
  ...['total_fee', 'refund_fee', 'fee_type', 'refund_fee_type', 'trade_type', 'sign_type', 'time_start', 'time_expire'],
  ...['bill_date', 'bill_type', 'account_type', 'tar_type', 'refund_account', 'limit_pay', 'offset']
]

/** Makes the context from the user's settings. */
export function createWeixinContext(given: WeixinSettings): WeixinContext {
  const settings = readWeixinSettings(given)
  const signed: PlatformSettings = {
    service: 'payment',
    defaultBaseUrl: WEIXIN_PAY_BASE_URL,
    checkReply: createWeixinReplyCheck(settings, true),
    signer: createWeixinSigner(settings),
    headers: { accept: '*/*' },
    maxBodyBytes: MAX_REPLY_BYTES,
    publicFields: PUBLIC_FIELDS,
    secrets: secretsOf(settings, given)
  }
  const unsigned: PlatformSettings = { ...signed, checkReply: createWeixinReplyCheck(settings, false) }
  const common = commonOf(given)
  const own: Transport[] = []
  const clientsOf = (tls: TransportTls | undefined): WeixinClients => {
    const plain = given.transport ?? createUndiciTransport(tls === undefined ? {} : { tls })
    if (given.transport === undefined) own.push(plain)
    const { backup } = settings
    const transport = backup === undefined ? plain : createBackupTransport(plain, backup.origin)
    return {
      http: createHttpClient(signed, { ...common, transport }),
      files: createHttpClient(unsigned, { ...common, transport })
    }
  }

  const { certificate, ca } = settings
  const authorities = ca === undefined ? {} : { ca }
  const plain = clientsOf(ca === undefined ? undefined : authorities)
  const secured = certificate === undefined ? undefined : clientsOf({ ...certificate, ...authorities })
  return {
    settings,
    clock: given.clock ?? systemClock,
    ...plain,
    secure(caller) {
      if (secured !== undefined) return secured
      // A transport of the caller's own may bring the certificate with it.
      if (given.transport !== undefined) return plain
      throw new InputError({
        caller,
        field: 'pfx',
        rule: 'the merchant certificate, given to initWeixin',
        received: 'none',
        hint: 'WeChat Pay takes this call only with apiclient_cert.p12 of the merchant platform (API 安全)'
      })
    },
    async close() {
      await Promise.all(own.map((transport) => transport.close()))
    }
  }
}

function commonOf({ baseUrl, timeout, retry, clock, onEvent }: WeixinSettings): CommonSettings {
  const entries = Object.entries({ baseUrl, timeout, retry, clock, onEvent })
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}

function secretsOf(settings: ReadWeixinSettings, { passphrase, mchId }: WeixinSettings): string[] {
  const { keyTexts, certificate } = settings
  const given = [passphrase, certificate?.passphrase].filter((text) => text !== undefined && text !== mchId)
  return [...keyTexts, ...keyTexts.map(refundKeyOf), ...(given as string[])]
}
