import {
  createFixedClock,
  type FixedClock,
  type RecordingServer,
  startRecordingServer
} from '@kaifang/http-core/testing'
import { onTestFinished } from 'vitest'
import { initUtools, type Utools, type UtoolsSettings } from '../src/index.ts'
import { phpSign } from './php-sign.ts'

/** Secret of all published vectors. */
export const SECRET = '0'.repeat(32)
/** Token of all published vectors. */
export const TOKEN = 'a'.repeat(32)
/** `timestamp` of the request vectors, in milliseconds. */
export const REQUEST_MS = 1_624_329_435_000
/** `timestamp` of the user's reply, in milliseconds. */
export const BASE_INFO_MS = 1_624_329_616_000
/** `timestamp` of the order's reply and of the notification, in milliseconds. */
export const RECORD_MS = 1_624_346_603_000
/** Plugin of the order's reply and of the notification. */
export const RECORD_PLUGIN = 'FFFFFFFF'

/** A client and the server on loopback that it talks to. */
export interface Platform {
  readonly server: RecordingServer
  readonly clock: FixedClock
  readonly utools: Utools
}

/** Starts both; they end with the test. The clock stands at `nowMs` and moves only when somebody sleeps. */
export async function startPlatform(
  nowMs: number = REQUEST_MS,
  settings: Partial<UtoolsSettings> = {}
): Promise<Platform> {
  const server = await startRecordingServer()
  const clock = createFixedClock(nowMs)
  const utools = initUtools({ pluginId: 'zueadppw', secret: SECRET, baseUrl: server.url, clock, ...settings })
  onTestFinished(async () => {
    await Promise.all([utools.close(), server.close()])
  })
  return { server, clock, utools }
}

/** A reply as the platform signs it. */
export function signedBody(resource: Readonly<Record<string, unknown>>, secret = SECRET) {
  return { resource, sign: phpSign(resource, secret) }
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
