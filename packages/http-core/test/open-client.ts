import { onTestFinished } from 'vitest'
import type { CheckReply } from '../src/check-reply.ts'
import type { CallOptions, CommonSettings, PlatformSettings } from '../src/common-settings.ts'
import { createHttpClient, type HttpClient } from '../src/create-http-client.ts'
import type { ClientEvent } from '../src/events.ts'
import type { RequestDescription } from '../src/request-description.ts'
import {
  type Answer,
  type RecordedReply,
  type RecordingServer,
  startRecordingServer
} from '../src/testing/recording-server.ts'

/** A platform of the usual kind: status 200, and `{ code, message, data }` with code 0 for success. */
export const checkEnvelope: CheckReply = (reply) => {
  if (reply.status !== 200) throw reply.fail.status()
  const body = reply.json() as Record<string, unknown>
  if (body === null || typeof body !== 'object' || !('code' in body)) throw reply.fail.shape('code', 'a number')
  if (body.code === 'sign') throw reply.fail.signature('ERR_SIGNATURE_MISMATCH', 'sent a wrong signature', 'ask')
  if (body.code !== 0) {
    const {
      code,
      message,
      errors = {},
      retryable = false
    } = body as {
      code: number | string
      message?: unknown
      errors?: Record<string, string[]>
      retryable?: boolean
    }
    throw reply.fail.api({ vendorCode: code, vendorMessage: String(message), fieldErrors: errors, retryable })
  }
  return body.data
}

/** A client for one test, with the server it talks to. */
export interface OpenClient {
  readonly client: HttpClient
  readonly events: ClientEvent[]
  /** Sends a request that differs from a plain read in what is given. */
  call(description?: Partial<RequestDescription>, options?: CallOptions): Promise<unknown>
  /** The same for a call that must fail; returns what it throws. */
  failing(description?: Partial<RequestDescription>, options?: CallOptions): Promise<Record<string, unknown> & Error>
}

/** A client against an address. Repeats follow at once, so that no test waits. */
export function openClient(
  baseUrl: string,
  platform: Partial<PlatformSettings> = {},
  settings: CommonSettings = {}
): OpenClient {
  const events: ClientEvent[] = []
  const client = createHttpClient(
    { service: 'shop', defaultBaseUrl: 'https://api.example.com', checkReply: checkEnvelope, ...platform },
    { baseUrl, retry: { baseMs: 0 }, onEvent: (event) => events.push(event), ...settings }
  )
  onTestFinished(() => client.close())
  const call: OpenClient['call'] = (description, options) =>
    client.send(
      { operation: 'getOrder', method: 'GET', path: '/order', effect: 'read', ...description },
      (data) => data,
      options
    )
  return {
    client,
    events,
    call,
    failing: (description, options) =>
      call(description, options).then(
        (result) => {
          throw new Error(`resolved with ${JSON.stringify(result)}`)
        },
        (error) => error
      )
  }
}

/** A client with a recording server behind it. */
export async function openClientAndServer(
  answer: Answer | RecordedReply = { body: { code: 0, data: 'done' } },
  platform: Partial<PlatformSettings> = {},
  settings: CommonSettings = {}
): Promise<OpenClient & { readonly server: RecordingServer }> {
  const server = await startRecordingServer(answer)
  onTestFinished(() => server.close())
  return { server, ...openClient(server.url, platform, settings) }
}

/** A message without the addresses that differ from run to run. */
export function pinnable(error: Error): string {
  return error.message.replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1').replace(/\n {2}Docs: .*$/, '')
}
