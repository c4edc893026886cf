import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto'
import {
  createFixedClock,
  type FixedClock,
  type RecordedRequest,
  type RecordingServer,
  startRecordingServer
} from '@kaifang/http-core/testing'
import { onTestFinished } from 'vitest'
import type { AlipayPaymentSettings } from '../../src/alipay/alipay-settings.ts'
import type { AlipayClientType } from '../../src/alipay/alipay-types.ts'
import { type AlipayPaymentClient, initAlipay } from '../../src/index.ts'

/** Application of the published vectors. */
export const APP_ID = '9021000122682882'
/** `timestamp` of the published order string: 2023-12-21 06:54:37 in Beijing. */
export const ORDER_MS = Date.UTC(2023, 11, 20, 22, 54, 37)

const pair = (): { readonly publicKey: string; readonly privateKey: KeyObject } => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return { publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(), privateKey }
}
/** The platform's keys; made once a file. */
export const platform = pair()
/** The application's keys. */
export const merchant = pair()

/** One call as it arrived. */
export interface SentCall {
  readonly method: string
  readonly bizContent: Record<string, unknown>
  /** All parameters, of address and body. */
  readonly params: Readonly<Record<string, string>>
}

/** A client and the gateway on loopback that it talks to. */
export interface Gateway<Client extends AlipayClientType = 'mp-alipay'> extends AlipayPaymentClient<Client> {
  readonly server: RecordingServer
  readonly clock: FixedClock
  /** Answers each next call with one of these nodes; the last one stays. */
  answer(...nodes: readonly object[]): void
  /** The calls that arrived, in order. */
  calls(): SentCall[]
}

/** Signs bytes as the platform does, by OpenSSL. */
function signText(text: string, key: KeyObject = platform.privateKey): string {
  return createSign('RSA-SHA256').update(text, 'utf8').sign(key, 'base64')
}

/** A reply of the gateway: node and signature over exactly its text. */
export function signedReply(method: string, node: object): string {
  const text = JSON.stringify(node)
  return `{"${method.replaceAll('.', '_')}_response":${text},"sign":"${signText(text)}"}`
}

/** A notification as the platform posts it. */
export function signedForm(fields: Readonly<Record<string, string>>, key: KeyObject = platform.privateKey): string {
  const text = Object.keys(fields)
    .sort()
    .map((name) => `${name}=${fields[name]}`)
    .join('&')
  return new URLSearchParams({ ...fields, sign: signText(text, key), sign_type: 'RSA2' }).toString()
}

function readCall({ query, body }: RecordedRequest): SentCall {
  const params = { ...Object.fromEntries(query), ...Object.fromEntries(new URLSearchParams(body.toString('utf8'))) }
  return { method: params.method ?? '', bizContent: JSON.parse(params.biz_content ?? 'null'), params }
}

/** What the platform calls done. */
export const done = (node: object = {}): object => ({ code: '10000', msg: 'Success', ...node })

/** What the platform calls refused. */
export const refused = (subCode: string, code = '40004', node: object = {}): object => ({
  code,
  msg: 'Business Failed',
  sub_code: subCode,
  sub_msg: '业务失败',
  ...node
})

/** Starts both; they end with the test. The clock moves only when somebody sleeps. */
export async function startGateway<Client extends AlipayClientType = 'mp-alipay'>(
  settings: Partial<AlipayPaymentSettings<Client>> = {}
): Promise<Gateway<Client>> {
  const server = await startRecordingServer()
  const clock = createFixedClock(ORDER_MS)
  const client = initAlipay<Client>({
    appId: APP_ID,
    privateKey: merchant.privateKey,
    alipayPublicKey: platform.publicKey,
    gateway: `${server.url}/gateway.do`,
    clock,
    ...settings
  } as AlipayPaymentSettings<Client>)
  onTestFinished(async () => {
    await Promise.all([client.close(), server.close()])
  })
  return {
    ...client,
    server,
    clock,
    answer(...nodes) {
      let next = 0
      server.answer((request) => {
        const node = nodes[Math.min(next++, nodes.length - 1)] as object
        // The real gateway says text/html, whatever it sends.
        return {
          headers: { 'content-type': 'text/html;charset=utf-8' },
          body: signedReply(readCall(request).method, node)
        }
      })
    },
    calls: () => server.requests.map(readCall)
  }
}

/** What a call threw. */
export async function failureOf(promise: Promise<unknown>): Promise<Error & Record<string, unknown>> {
  const outcome = await promise.then(
    () => undefined,
    (error: unknown) => error
  )
  if (outcome instanceof Error) return outcome as Error & Record<string, unknown>
  throw new Error('it did not fail')
}
