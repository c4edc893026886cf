import {
  createNotifyHandler,
  describeValue,
  InputError,
  type NotifyHandler,
  type NotifyHandlerOptions,
  readInput,
  readInteger
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
  readOptions(options)
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

function readOptions(options: PushHandlerOptions): void {
  const caller = 'youzan.createPushHandler'
  readInput(caller, options, ['handle', 'onceStore', 'onError', 'leaseMs', 'keepMs'])
  const { handle, onError, onceStore, leaseMs, keepMs } = options
  for (const [field, value] of Object.entries({ handle, onError })) {
    if (typeof value === 'function') continue
    throw new InputError({ caller, field, rule: 'a function', received: describeValue(value) })
  }
  for (const name of ['begin', 'complete', 'abandon'] as const) {
    if (typeof onceStore?.[name] === 'function') continue
    const rule = 'an OnceStore, such as createMemoryOnceStore()'
    throw new InputError({ caller, field: 'onceStore', rule, received: describeValue(onceStore) })
  }
  for (const [field, value] of Object.entries({ leaseMs, keepMs })) {
    if (value !== undefined) readInteger(caller, field, value, { min: 1 })
  }
}
