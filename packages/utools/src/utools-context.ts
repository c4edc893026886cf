import { type Clock, createHttpClient, type HttpClient, systemClock } from '@kaifang/http-core'
import { createUtoolsCheck } from './utools-reply.ts'
import { type ReadUtoolsSettings, readUtoolsSettings, UTOOLS_BASE_URL, type UtoolsSettings } from './utools-settings.ts'
import { createUtoolsSigner } from './utools-sign.ts'

/** What the operations share. */
export interface UtoolsContext {
  readonly settings: ReadUtoolsSettings
  readonly clock: Clock
  readonly http: HttpClient
}

/** Makes the context from the user's settings. */
export function createUtoolsContext(given: UtoolsSettings): UtoolsContext {
  const settings = readUtoolsSettings(given)
  const clock = given.clock ?? systemClock
  const http = createHttpClient(
    {
      service: 'utools',
      defaultBaseUrl: UTOOLS_BASE_URL,
      signer: createUtoolsSigner(settings.pluginId, settings.secret),
      checkReply: createUtoolsCheck(clock),
      // A reply is a record of twelve short fields.
      maxBodyBytes: 1_048_576,
      publicFields: ['plugin_id', 'out_order_id', 'order_id', 'timestamp', 'total_fee', 'title', 'pay_limit'],
      secrets: settings.secretTexts
    },
    given
  )
  return { settings, clock, http }
}
