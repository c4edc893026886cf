import {
  createFixedClock,
  type FixedClock,
  type RecordedRequest,
  type RecordingServer,
  startRecordingServer
} from '@kaifang/http-core/testing'
import { onTestFinished } from 'vitest'
import { initWeixin, type Weixin, type WeixinSettings } from '../src/index.ts'
import { readFixture } from './read-fixture.ts'

/** The app of the platform's own demo. */
export const APP_ID = 'wx4f4bc4dec97d474b'
/** 32 hex characters, as the platform gives them. */
export const SECRET = '0123456789abcdef0123456789abcdef'
/** The user of the platform's own demo. */
export const OPENID = 'oGZUI0egBJY1zhBYw2KhdUfwVJJE'
/** A token that a caller gives. */
export const TOKEN = '93_GivenAccessTokenOfTheCaller-0123456789'
/** The key of the published signature vector. */
export const SESSION_KEY = 'o0q0otL8aEzpcZL/FT9WsQ=='
/** When the tests take place. */
export const NOW_MS = 1_714_112_445_000

/** A client and the server on loopback that it talks to. */
export interface Platform {
  readonly server: RecordingServer
  readonly clock: FixedClock
  readonly weixin: Weixin
  /** Answers with what a fixture recorded. */
  play(name: string): void
}

/** Starts both, with a given access token; they end with the test. The clock moves only when somebody sleeps. */
export async function startPlatform(settings: Partial<WeixinSettings> = {}): Promise<Platform> {
  const server = await startRecordingServer()
  const clock = createFixedClock(NOW_MS)
  const defaults = { appId: APP_ID, secret: SECRET, accessToken: TOKEN, baseUrl: server.url, clock }
  const weixin = initWeixin({ ...defaults, ...settings })
  onTestFinished(async () => {
    await Promise.all([weixin.close(), server.close()])
  })
  return {
    server,
    clock,
    weixin,
    play(name) {
      const { body, headers = {} } = readFixture(name)
      server.answer({ body, headers })
    }
  }
}

/** A request as far as it counts here. */
export function shapeOf(request: RecordedRequest | undefined) {
  const text = request?.body.toString() ?? ''
  return {
    method: request?.method,
    path: request?.path,
    query: Object.fromEntries(request?.query ?? []),
    ...(text.startsWith('{') ? { body: JSON.parse(text) as unknown } : {})
  }
}

/** What a call threw. */
export async function failureOf(given: Promise<unknown> | (() => unknown)): Promise<Error & Record<string, unknown>> {
  try {
    await (typeof given === 'function' ? given() : given)
  } catch (error) {
    if (error instanceof Error) return error as Error & Record<string, unknown>
  }
  throw new Error('it did not fail')
}

/** A message without the addresses that differ from run to run. */
export function pinnable(error: Error): string {
  return error.message.replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1').replace(/\n {2}Docs: .*$/, '')
}
