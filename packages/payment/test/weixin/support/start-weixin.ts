import {
  createFixedClock,
  type FixedClock,
  type RecordingServer,
  startRecordingServer
} from '@kaifang/http-core/testing'
import { XMLParser } from 'fast-xml-parser'
import { onTestFinished } from 'vitest'
import { initWeixin } from '../../../src/init-weixin.ts'
import type { WeixinPayment } from '../../../src/weixin/weixin-payment.ts'
import type { WeixinSettings } from '../../../src/weixin/weixin-settings.ts'
import { opensslCertificate } from './openssl-certificate.ts'
import { platformSign, platformXml } from './platform-sign.ts'

/** App, merchant and key of the published vectors. */
export const APP_ID = 'wxd930ea5d5a258f4f'
export const MCH_ID = '10000100'
export const KEY = '192006250b4c09247ec02edce69f6a2d'
/** 2026-11-28 10:00:00 Beijing time. */
export const NOW_MS = 1_795_831_200_000

/** Replies of one platform. */
export interface Replies {
  /** Signs and writes a reply with both codes SUCCESS, for our app and merchant. */
  ok(fields: Readonly<Record<string, string>>): string
  /** The same with `result_code` FAIL. */
  refused(code: string, text?: string): string
}

/** Writes replies as the platform signs them. */
export function repliesOf(key: string = KEY, signType: 'MD5' | 'HMAC-SHA256' = 'MD5'): Replies {
  const signed = (fields: Readonly<Record<string, string>>): string => {
    const whole = { return_code: 'SUCCESS', appid: APP_ID, mch_id: MCH_ID, nonce_str: 'NfsMFbUFpdbEhPXP', ...fields }
    return platformXml({ ...whole, sign: platformSign(whole, key, signType) })
  }
  return {
    ok: (fields) => signed({ result_code: 'SUCCESS', ...fields }),
    refused: (code, text = 'text') => signed({ result_code: 'FAIL', err_code: code, err_code_des: text })
  }
}

/** A client and the server on loopback that it talks to. */
export interface Weixin {
  readonly server: RecordingServer
  readonly clock: FixedClock
  readonly payment: WeixinPayment
  /** Fields of the n-th request, read by another XML reader. */
  sent(index?: number): Record<string, string>
}

/** Starts both; they end with the test. The client has a certificate, which plain http does not ask for. */
export async function startWeixin(body: unknown = '', settings: Partial<WeixinSettings> = {}): Promise<Weixin> {
  const server = await startRecordingServer(typeof body === 'function' ? (body as never) : { body })
  const clock = createFixedClock(NOW_MS)
  const { cert, key } = opensslCertificate()
  const client = initWeixin({
    ...{ appId: APP_ID, mchId: MCH_ID, key: KEY, pfx: { cert, key }, baseUrl: server.url, clock },
    ...settings
  } as WeixinSettings<'mp-weixin'>)
  onTestFinished(async () => {
    await Promise.all([client.close(), server.close()])
  })
  return { server, clock, payment: client.payment, sent: (index = 0) => readPeerXml(server.requests[index]?.body) }
}

/** Reads XML by a widely used reader that is not ours. */
export function readPeerXml(bytes: Uint8Array | undefined): Record<string, string> {
  const parser = new XMLParser({ parseTagValue: false, trimValues: false })
  return parser.parse(Buffer.from(bytes ?? []).toString()).xml
}

/** What a call threw, or a notification was refused with. */
export async function failureOf(promise: Promise<unknown>): Promise<Error & Record<string, unknown>> {
  const outcome = await promise.then(
    () => undefined,
    (error: unknown) => error
  )
  if (outcome instanceof Error) return outcome as Error & Record<string, unknown>
  throw new Error('it did not fail')
}
