import {
  createFixedClock,
  type FixedClock,
  type RecordingServer,
  startRecordingServer
} from '@kaifang/http-core/testing'
import { onTestFinished } from 'vitest'
import { initTianyiH5, type TianyiH5, type TianyiH5Settings } from '../src/index.ts'
import { readFixture } from './read-fixture.ts'

/** The document's example: secret, ciphertext and what is in it. */
export const SAMPLE = readFixture<{
  readonly appSecret: string
  readonly encryptedData: string
  readonly userInfo: {
    readonly openId: string
    readonly appId: string
    readonly phoneNumber: string
    readonly timestamp: number
  }
}>('decrypt-user-info.ok')

/** A client and the server on loopback that it talks to. */
export interface Platform {
  readonly server: RecordingServer
  readonly clock: FixedClock
  readonly tianyi: TianyiH5
}

/** Starts both at the time of the document's example; they end with the test. */
export async function startPlatform(settings: Partial<TianyiH5Settings> = {}): Promise<Platform> {
  const server = await startRecordingServer()
  const clock = createFixedClock(SAMPLE.userInfo.timestamp)
  const { appSecret, userInfo } = SAMPLE
  const tianyi = initTianyiH5({ appId: userInfo.appId, appSecret, baseUrl: server.url, clock, ...settings })
  onTestFinished(async () => {
    await Promise.all([tianyi.close(), server.close()])
  })
  return { server, clock, tianyi }
}

/** A client of the example's application whose clock is `seconds` past the example, without a server. */
export function openSample(settings: Partial<TianyiH5Settings> = {}, seconds = 0): TianyiH5 {
  const clock = createFixedClock(SAMPLE.userInfo.timestamp + seconds * 1000)
  return initTianyiH5({ appId: SAMPLE.userInfo.appId, appSecret: SAMPLE.appSecret, clock, ...settings })
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
