import { createMemoryOnceStore, type NotifyHandler } from '@kaifang/payment'
import { type DeliveryAttempt, startSandbox } from '@kaifang/sandbox'
import { openAlipayStage, openWeixinStage } from '../../src/payment-stage.ts'
import { createPayments } from '../../src/recipes/payments.ts'

/** What the platform got for one delivery. */
export interface Answer {
  readonly status: number | undefined
  readonly body: string | undefined
  /** Whether the platform took it as success. */
  readonly accepted: boolean
}

/** A platform that sends notifications, and a shop's handler for them. */
export interface Notifier {
  readonly payments: NotifyHandler
  /** Orders that were marked as paid, as often as they were. */
  readonly handled: string[]
  /** Codes of what was refused. */
  readonly refusals: unknown[]
  /** An order is placed and paid; its notification goes to this address. */
  pay(url: string): Promise<Answer>
  /** The same notification once more. */
  repeat(): Promise<Answer>
  /** The same with another amount. */
  forge(): Promise<Answer>
  close(): Promise<void>
}

/** The platforms whose notifications every recipe gets. */
export const platforms = ['weixin', 'alipay'] as const
export type Platform = (typeof platforms)[number]

const outTradeNo = 'S20240601_0001'
const totalFee = 1990

export async function openNotifier(platform: Platform): Promise<Notifier> {
  const sandbox = await startSandbox({ seed: 'recipes', frozen: true })
  const stage = platform === 'weixin' ? await openWeixinStage(sandbox) : await openAlipayStage(sandbox)
  const handled: string[] = []
  const refusals: unknown[] = []
  const orders = {
    amountOf: async (number: string) => (number === outTradeNo ? totalFee : undefined),
    markPaid: async (number: string) => void handled.push(number),
    noteRefund: async () => {}
  }
  const payments = createPayments(stage.payment, orders, createMemoryOnceStore(sandbox.clock), (error) => {
    refusals.push((error as { readonly code?: unknown }).code ?? error)
  })
  const answerTo = (attempt: DeliveryAttempt | undefined): Answer => ({
    status: attempt?.status,
    body: attempt?.responseBody,
    accepted: attempt?.accepted === true
  })
  const deliver = async (tamper?: { readonly field: string; readonly value: string }): Promise<Answer> => {
    const [attempt] = await stage.deliver({ outTradeNo }, tamper && { tamper })
    return answerTo(attempt)
  }
  return {
    payments,
    handled,
    refusals,
    async pay(notifyUrl) {
      const order = { outTradeNo, totalFee, subject: '年度会员 VIP', body: '年度会员 VIP', notifyUrl }
      await stage.payment.getOrderInfo({ ...order, openid: stage.createBuyer() })
      return answerTo(await stage.pay(outTradeNo))
    },
    repeat: () => deliver(),
    forge: () => deliver({ field: stage.amountField, value: '1' }),
    async close() {
      await stage.close()
      await sandbox.close()
    }
  }
}
