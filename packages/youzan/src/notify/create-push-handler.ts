import {
  createNotifyHandler,
  type NotifyHandler,
  type NotifyHandlerOptions,
  readNotifyOptions
} from '@kaifang/http-core'
import type { ReadYouzanSettings } from '../youzan-settings.ts'
import { PUSH_REPLY, verifyPush } from './verify-push.ts'
import type { YouzanPush } from './youzan-push.ts'

/** Options of {@link Youzan.createPushHandler}. */
export type PushHandlerOptions = Pick<
  NotifyHandlerOptions<YouzanPush>,
  'handle' | 'onceStore' | 'onError' | 'leaseMs' | 'keepMs'
>

/** The work of {@link Youzan.createPushHandler}. Messages are remembered for 7 days, as long as the console replays them. */
export function createPushHandler(settings: ReadYouzanSettings, options: PushHandlerOptions): NotifyHandler {
  readNotifyOptions('youzan.createPushHandler', options)
  return createNotifyHandler<YouzanPush>({
    ...options,
    verify: (input) => verifyPush(settings, input),
    keyOf: ({ key, test }) => `youzan:${settings.clientId}:${test ? 'test:' : ''}${key}`,
    // A probe of the platform's is answered, and is nobody's work.
    handle: (push) => (push.test ? undefined : options.handle(push)),
    success: PUSH_REPLY.success,
    failure: PUSH_REPLY.failure
  })
}
