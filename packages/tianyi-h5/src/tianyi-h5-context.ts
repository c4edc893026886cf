import { type Clock, createHttpClient, type HttpClient, systemClock } from '@kaifang/http-core'
import { createTianyiH5Check } from './tianyi-h5-reply.ts'
import {
  type ReadTianyiH5Settings,
  readTianyiH5Settings,
  TIANYI_H5_BASE_URL,
  type TianyiH5Settings
} from './tianyi-h5-settings.ts'
import { createTianyiH5Signer } from './tianyi-h5-sign.ts'

/** What the operations share. */
export interface TianyiH5Context {
  readonly settings: ReadTianyiH5Settings
  readonly clock: Clock
  readonly http: HttpClient
}

/** Makes the context from the user's settings. */
export function createTianyiH5Context(given: TianyiH5Settings): TianyiH5Context {
  const settings = readTianyiH5Settings(given)
  const clock = given.clock ?? systemClock
  const http = createHttpClient(
    {
      service: 'tianyi-h5',
      defaultBaseUrl: TIANYI_H5_BASE_URL,
      signer: createTianyiH5Signer(settings),
      checkReply: createTianyiH5Check(clock),
      // The documented reply is under 2 KiB.
      maxBodyBytes: 1_048_576,
      secrets: [settings.appSecret]
    },
    given
  )
  return { settings, clock, http }
}
