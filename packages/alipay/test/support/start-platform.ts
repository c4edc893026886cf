import { sign as cryptoSign, type KeyObject } from 'node:crypto'
import {
  createFixedClock,
  type FixedClock,
  type RecordedRequest,
  type RecordingServer,
  startRecordingServer
} from '@kaifang/http-core/testing'
import { onTestFinished } from 'vitest'
import { type Alipay, type AlipaySettings, initAlipay } from '../../src/index.ts'
import { APP_ID, APP_KEY, alipayPair } from './keys.ts'

/** The published timestamp `2023-12-21 06:54:37` in Beijing, in milliseconds. */
export const REQUEST_MS = Date.UTC(2023, 11, 20, 22, 54, 37)

/** A client and the server on loopback that it talks to. */
export interface Platform {
  readonly server: RecordingServer
  readonly clock: FixedClock
  readonly alipay: Alipay
}

/** Settings of the published application, with the platform's key of this run. */
export function settingsOf(more: Partial<AlipaySettings> = {}): AlipaySettings {
  return { appId: APP_ID, privateKey: APP_KEY.privateKeyPkcs1, alipayPublicKey: alipayPair.publicBare, ...more }
}

/** Starts both; they end with the test. */
export async function startPlatform(
  more: Partial<Omit<AlipaySettings, 'alipayPublicKey'>> & {
    readonly alipayPublicKey?: AlipaySettings['alipayPublicKey'] | undefined
  } = {}
): Promise<Platform> {
  const server = await startRecordingServer()
  const clock = createFixedClock(REQUEST_MS)
  const { alipayPublicKey, ...rest } = { ...settingsOf(), baseUrl: server.url, clock, ...more }
  const alipay = initAlipay(alipayPublicKey === undefined ? rest : { ...rest, alipayPublicKey })
  onTestFinished(async () => {
    await Promise.all([alipay.close(), server.close()])
  })
  return { server, clock, alipay }
}

/** A body as the platform signs it, byte for byte. */
export function signedBody(
  method: string,
  node: string | Buffer,
  {
    key = alipayPair.privateKey,
    more = '',
    digest = 'RSA-SHA256'
  }: { key?: KeyObject; more?: string; digest?: string } = {}
): Buffer {
  const bytes = Buffer.from(node as string)
  const sign = cryptoSign(digest, bytes, key).toString('base64')
  const name = method === 'error_response' ? method : `${method.replaceAll('.', '_')}_response`
  return Buffer.concat([Buffer.from(`{"${name}":`), bytes, Buffer.from(`,${more}"sign":"${sign}"}`)])
}

/** A success of a method, signed. */
export function successBody(method: string, fields: Readonly<Record<string, unknown>> = {}): Buffer {
  return signedBody(method, JSON.stringify({ code: '10000', msg: 'Success', ...fields }))
}

/** What a request carries: its address and its form, decoded by the platform of the web. */
export function paramsOf(request: RecordedRequest | undefined): Record<string, string> {
  if (request === undefined) throw new Error('nothing arrived')
  const form = new URLSearchParams(request.body.toString())
  return { ...Object.fromEntries(request.query), ...Object.fromEntries(form) }
}

/** The text that the document says is signed, put together here from what arrived. */
export function textOf(params: Readonly<Record<string, string>>): string {
  return Object.keys(params)
    .filter((name) => name !== 'sign' && params[name] !== '')
    .sort()
    .map((name) => `${name}=${params[name]}`)
    .join('&')
}

/** A form as a platform posts it. */
export function formOf(fields: Readonly<Record<string, string>>): string {
  return new URLSearchParams(fields).toString()
}

/** Signs the fields of a notification: sorted, joined, without `sign_type`. */
export function signedForm(
  fields: Readonly<Record<string, string>>,
  { key = alipayPair.privateKey, keepsSignType = false }: { key?: KeyObject; keepsSignType?: boolean } = {}
): string {
  const { sign_type, ...rest } = { sign_type: 'RSA2', ...fields }
  const text = textOf(keepsSignType ? { ...rest, sign_type } : rest)
  const sign = cryptoSign('RSA-SHA256', Buffer.from(text), key).toString('base64')
  return formOf({ ...fields, sign, sign_type })
}

/** Splits the published text of a notification back into its fields. */
export function fieldsOf(text: string): Record<string, string> {
  const pairs = text.split('&').map((part): [string, string] => {
    const cut = part.indexOf('=')
    return [part.slice(0, cut), part.slice(cut + 1)]
  })
  return Object.fromEntries(pairs)
}
