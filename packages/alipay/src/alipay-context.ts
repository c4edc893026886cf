import {
  type Clock,
  createHttpClient,
  createUndiciTransport,
  type HttpClient,
  type RequestDescription,
  systemClock
} from '@kaifang/http-core'
import { checkAlipayReply } from './alipay-reply.ts'
import { type AlipaySettings, type ReadAlipaySettings, readAlipaySettings } from './alipay-settings.ts'
import { createAlipaySigner, type Load } from './alipay-sign.ts'
import { createCertificateKeyring } from './certificates/certificate-keyring.ts'
import { createKeyring, type Keyring } from './keyring.ts'
import { downloadCertificate } from './operations/download-certificate.ts'
import { ALIPAY_GATEWAY } from './read-gateway.ts'

/** What the operations share. */
export interface AlipayContext {
  readonly settings: ReadAlipaySettings
  readonly clock: Clock
  readonly http: HttpClient
  /** Sends to another origin, without signature: for the files that replies name. */
  readonly fileClient: (origin: string) => HttpClient
  /** `undefined` where no key of Alipay's is configured. */
  readonly keyring: Keyring | undefined
  readonly load: Load
  /** What was signed for a call, for the explanation of a refused signature. */
  readonly signedTexts: WeakMap<RequestDescription, string>
  /** Waits for calls under way and closes the connections. */
  close(): Promise<void>
}

/** Fields that an error may show; every other value that is sent counts as a secret. */
const PUBLIC_FIELDS = [
  'app_id',
  'method',
  'format',
  'charset',
  'sign_type',
  'timestamp',
  'version',
  'encrypt_type',
  'grant_type',
  'out_trade_no',
  'trade_no',
  'out_request_no',
  'total_amount',
  'refund_amount',
  'product_code',
  'bill_type',
  'bill_date',
  'alipay_cert_sn'
]
/** Hosts whose files are read by one client at a time; a merchant's bills come from one. */
const MAX_FILE_CLIENTS = 8

/** Makes the context from the user's settings. */
export function createAlipayContext(given: AlipaySettings): AlipayContext {
  const settings = readAlipaySettings(given)
  const clock = given.clock ?? systemClock
  const load: Load = { inFlight: 0 }
  const signedTexts = new WeakMap<RequestDescription, string>()
  // One set of connections for all hosts.
  const own = given.transport === undefined ? createUndiciTransport() : undefined
  const { timeout, retry, onEvent, transport = own } = given
  const shared = {
    ...(timeout === undefined ? {} : { timeout }),
    ...(retry === undefined ? {} : { retry }),
    ...(onEvent === undefined ? {} : { onEvent }),
    ...(transport === undefined ? {} : { transport }),
    clock
  }
  const platform = {
    service: 'alipay',
    defaultBaseUrl: ALIPAY_GATEWAY,
    checkReply: checkAlipayReply,
    requestIdHeader: 'trace_id',
    publicFields: PUBLIC_FIELDS,
    secrets: settings.secretTexts
  }
  const signer = createAlipaySigner(settings, load, (description, text) => signedTexts.set(description, text))
  const http = createHttpClient({ ...platform, signer }, { ...shared, baseUrl: settings.gateway.baseUrl })
  const fileClients = new Map<string, HttpClient>()

  const context: AlipayContext = {
    settings,
    clock,
    http,
    fileClient(origin) {
      const known = fileClients.get(origin)
      if (known !== undefined) return known
      if (fileClients.size >= MAX_FILE_CLIENTS) fileClients.clear()
      const client = createHttpClient(platform, { ...shared, baseUrl: origin })
      fileClients.set(origin, client)
      return client
    },
    keyring: createOwnKeyring(),
    load,
    signedTexts,
    async close() {
      await own?.close()
    }
  }
  return context

  function createOwnKeyring(): Keyring | undefined {
    const { certificates: set, alipayKeys, signType } = settings
    if (set === undefined) return alipayKeys.length === 0 ? undefined : createKeyring(alipayKeys)
    return createCertificateKeyring({
      set,
      signType,
      clock,
      download: (serial) => downloadCertificate(context, serial)
    })
  }
}
