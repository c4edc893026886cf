import type { DeliveryAttempt } from '../../delivery-types.ts'
import { readLoopbackUrl } from '../../engine/loopback.ts'
import type { Outbox, OutboxSource } from '../../engine/outbox.ts'
import { readBoolean, readChoice, readInput, readInteger, readText } from '../../engine/read-input.ts'
import { SandboxError } from '../../engine/sandbox-error.ts'
import type { ServiceContext } from '../../engine/service.ts'
import { createPayCertificate } from './create-pay-certificate.ts'
import { paymentSource, refundSource } from './notify/payment-source.ts'
import { readPayDeliverOptions } from './notify/read-pay-deliver-options.ts'
import { addPayRefund } from './order/add-pay-refund.ts'
import type { RefundSettler } from './order/create-refund-settler.ts'
import { findPayOrder, findPayRefund, seekPayOrder, seekPayRefund } from './order/find-pay-order.ts'
import { refundedFee } from './order/pay-order-sums.ts'
import { payOrderView, payRefundView } from './order/pay-order-view.ts'
import { payTheOrder } from './order/pay-the-order.ts'
import { readWeixinPaySettings } from './weixin-pay-settings.ts'
import {
  mintOpenid,
  mintPayKey,
  type PayMerchant,
  type StoredPayOrder,
  type StoredPayRefund,
  type WeixinPayState
} from './weixin-pay-state.ts'
import type {
  WeixinPayBillRows,
  WeixinPayDeliverOptions,
  WeixinPayDropOptions,
  WeixinPayMessageReference,
  WeixinPayPayOptions,
  WeixinPaySandbox,
  WeixinPaySettings
} from './weixin-pay-types.ts'
import { readCompactTime } from './wire/compact-time.ts'

/** What the handle works on. */
export interface WeixinPayHandleParts {
  readonly context: ServiceContext<WeixinPaySettings>
  readonly merchant: PayMerchant
  readonly settler: RefundSettler
  state(): WeixinPayState
  outbox(): Outbox
}

/** What a message is about. */
type Subject = { readonly order: StoredPayOrder } | { readonly refund: StoredPayRefund }

/** Makes what the sandbox's user gets as `sandbox.weixinPay`. Every input is checked: it may come from plain JavaScript or HTTP. */
export function createWeixinPayHandle(parts: WeixinPayHandleParts): WeixinPaySandbox {
  const { context, merchant, settler, state, outbox } = parts
  const { clock, baseUrl, secureBaseUrl } = context
  const certificate = createPayCertificate(context.authority, merchant.mchId)

  function findSubject(reference: unknown): Subject {
    const { outTradeNo, outRefundNo } =
      typeof reference === 'string'
        ? { outTradeNo: undefined, outRefundNo: undefined }
        : readInput(reference, 'message', ['outTradeNo', 'outRefundNo'])
    if (outTradeNo !== undefined && outRefundNo === undefined) return { order: findPayOrder(state(), outTradeNo) }
    if (outRefundNo !== undefined && outTradeNo === undefined) return { refund: findPayRefund(state(), outRefundNo) }
    if (typeof reference !== 'string') {
      throw new SandboxError('ERR_SANDBOX_INPUT', '"message" expected a number, or one of outTradeNo and outRefundNo')
    }
    const order = seekPayOrder(state(), reference)
    if (order !== undefined) return { order }
    const refund = seekPayRefund(state(), reference)
    if (refund !== undefined) return { refund }
    throw new SandboxError('ERR_SANDBOX_NOT_FOUND', 'there is no order and no refund of that number')
  }

  function sourceOf(reference: unknown, options?: WeixinPayDeliverOptions): OutboxSource {
    const scene = { state: state(), merchant }
    const subject = findSubject(reference)
    if ('refund' in subject) {
      if (subject.refund.status === 'PROCESSING') {
        throw new SandboxError('ERR_SANDBOX_STATE', 'the refund is being processed: it has no notification yet')
      }
      return refundSource(subject.refund, scene, options)
    }
    if (subject.order.payment === undefined) {
      throw new SandboxError('ERR_SANDBOX_STATE', 'the order is not paid: it has no notification')
    }
    return paymentSource(subject.order, scene, options)
  }

  async function send(source: OutboxSource, kind: 'resent' | 'by hand'): Promise<DeliveryAttempt> {
    if (source.url === undefined) {
      throw new SandboxError('ERR_SANDBOX_STATE', 'the refund gave no notify_url, and setNotifyUrl() none either')
    }
    return (await outbox().send(source, kind))!
  }

  return Object.freeze({
    baseUrl,
    secureBaseUrl,
    appId: merchant.appId,
    mchId: merchant.mchId,
    get key() {
      return state().keys[0]!
    },
    subMerchant: Object.freeze({ subMchId: merchant.subMchId, subAppId: merchant.subAppId }),
    get settings() {
      return state().settings
    },
    configure(settings: Partial<WeixinPaySettings>) {
      state().settings = readWeixinPaySettings(settings, state().settings)
    },
    certificate,
    resetKey() {
      state().keys = [mintPayKey(state().mint.key), ...state().keys]
      return state().keys[0]!
    },
    createOpenid: () => mintOpenid(state()),
    pay(reference: string, options?: WeixinPayPayOptions) {
      const order = findPayOrder(state(), reference)
      const paid = payTheOrder(state(), order, options, clock.now())
      const firstDelivery = paid
        ? outbox().post(paymentSource(order, { state: state(), merchant }))
        : Promise.resolve(undefined)
      return Object.freeze({ order: payOrderView(order), firstDelivery })
    },
    order: (reference: string) => payOrderView(findPayOrder(state(), reference)),
    orders: () => Object.freeze([...state().orders.values()].map(payOrderView)),
    refund: (reference: string) => payRefundView(findPayRefund(state(), reference)),
    refunds: () => Object.freeze([...state().refunds.values()].map(payRefundView)),
    settleRefund(reference: string, status: 'SUCCESS' | 'CHANGE' | 'REFUNDCLOSE' = 'SUCCESS') {
      const refund = findPayRefund(state(), reference)
      readChoice(status, 'status', ['SUCCESS', 'CHANGE', 'REFUNDCLOSE'])
      // A refund that the bank turned down can still succeed, to another account (异常退款).
      const legal = refund.status === 'PROCESSING' || (refund.status === 'CHANGE' && status !== 'CHANGE')
      if (!legal) throw new SandboxError('ERR_SANDBOX_STATE', `the refund is ${refund.status} already`)
      const firstDelivery = settler.settle(refund, status)
      return Object.freeze({ refund: payRefundView(refund), firstDelivery })
    },
    refundByHand(reference: string, refundFee: number) {
      const order = findPayOrder(state(), reference)
      if (order.payment === undefined) throw new SandboxError('ERR_SANDBOX_STATE', 'the order is not paid')
      const left = order.parameters.totalFee - refundedFee(order)
      const request = {
        outRefundNo: state().mint.refund.digits(28),
        refundFee: readInteger(refundFee, 'refundFee', 1, left),
        refundAccount: 'REFUND_SOURCE_UNSETTLED_FUNDS',
        refundDesc: undefined,
        notifyUrl: order.parameters.notifyUrl,
        source: 'VENDOR_PLATFORM'
      } as const
      const refund = addPayRefund(state(), order, request, clock.now())
      settler.plan(refund)
      return payRefundView(refund)
    },
    setFunds(fee: number | undefined) {
      state().funds = fee === undefined ? undefined : readInteger(fee, 'fee', 0)
    },
    setNotifyUrl(url: string | undefined) {
      state().notifyUrl = url === undefined ? undefined : readLoopbackUrl(url, 'url')
    },
    addBillRows(input: WeixinPayBillRows) {
      const { billDate, count, nasty } = readInput(input, 'rows', ['billDate', 'count', 'nasty'])
      const day = readText(billDate, 'billDate', 8, 8)
      if (readCompactTime(`${day}000000`) === undefined) {
        throw new SandboxError('ERR_SANDBOX_INPUT', '"billDate" expected a day as yyyyMMdd')
      }
      state().billRows.push({
        billDate: day,
        count: readInteger(count, 'count', 1, 1_000_000_000),
        nasty: nasty === undefined ? true : readBoolean(nasty, 'nasty')
      })
    },
    outbox: () => outbox().list(),
    resend: async (reference: WeixinPayMessageReference) => send(sourceOf(reference), 'resent'),
    async deliver(reference: WeixinPayMessageReference, options?: WeixinPayDeliverOptions) {
      const checked = readPayDeliverOptions(options)
      const source = sourceOf(reference, checked)
      const copies = Array.from({ length: checked.copies ?? 1 }, () => send(source, 'by hand'))
      return Object.freeze(await Promise.all(copies))
    },
    drop(options?: WeixinPayDropOptions) {
      const { times = 1, message, lose = 'request' } = readInput(options, 'options', ['times', 'message', 'lose'])
      outbox().lose({
        remaining: readInteger(times, 'times', 1),
        key: message === undefined ? undefined : sourceOf(message).key,
        lose: readChoice(lose, 'lose', ['request', 'reply'])
      })
    },
    hold: () => outbox().hold(),
    release: async (messages?: readonly WeixinPayMessageReference[]) =>
      outbox().release(messages?.map((message) => sourceOf(message).key))
  })
}
