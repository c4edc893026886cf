import { type Alipay, initAlipay } from '@kaifang/alipay'
import { type Clock, systemClock } from '@kaifang/http-core'
import {
  type AlipayPaymentSettings,
  type ReadAlipayPaymentSettings,
  readAlipayPaymentSettings
} from './alipay-settings.ts'

/** What the operations share. */
export interface AlipayContext {
  readonly settings: ReadAlipayPaymentSettings
  readonly clock: Clock
  /** Signs, sends and verifies. */
  readonly alipay: Alipay
}

/** Makes the context from the user's settings. */
export function createAlipayContext(given: AlipayPaymentSettings): AlipayContext {
  const settings = readAlipayPaymentSettings(given)
  return { settings, clock: given.clock ?? systemClock, alipay: initAlipay(settings.client) }
}
