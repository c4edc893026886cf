import { readLoopbackUrl } from '../../../engine/loopback.ts'
import { readBoolean, readChoice, readInput, readInteger, readObject, readText } from '../../../engine/read-input.ts'
import { SandboxError } from '../../../engine/sandbox-error.ts'
import type { AlipayState } from '../alipay-state.ts'
import type { AlipaySandbox } from '../alipay-types.ts'
import type { AlipayNotifier } from './create-notifier.ts'
import type {
  AlipayDeliverOptions,
  AlipayDropOptions,
  AlipayNotifyAttack,
  AlipayNotifyReference,
  AlipayOpenMessageInput
} from './notify-types.ts'

const attacks = [
  'bad-signature',
  'unsigned',
  'signed-with-sign-type',
  'wrong-key',
  'sha1-signature',
  'double-encoded',
  'duplicate-field'
] as const satisfies readonly AlipayNotifyAttack[]

type NotifyFunctions = Pick<
  AlipaySandbox,
  'setMessageUrl' | 'sendMessage' | 'outbox' | 'resend' | 'deliver' | 'drop' | 'hold' | 'release'
>

/** A service order, as in the message whose signature the reference publishes (Alipay reference 10.4 d). */
const serviceOrder = {
  commodity_order_id: '2026010200000018079639',
  order_item_num: '1',
  title: '商城模版',
  total_price: '0.00'
}

/** What the sandbox's user does with notifications. Every input is checked. */
export function notifyFunctions(state: () => AlipayState, notifier: () => AlipayNotifier): NotifyFunctions {
  /** The last notification that fits: a refund by its number, else a payment or, for want of one, a close. */
  const find = (reference: unknown): string => {
    const wanted =
      typeof reference === 'string'
        ? { notifyId: reference }
        : readInput(reference, 'message', ['outTradeNo', 'outRequestNo'])
    const { notifyId, outTradeNo, outRequestNo } = wanted as Record<string, unknown>
    const all = [...state().notifies.values()].reverse()
    const found =
      notifyId === undefined
        ? all.find(
            (entry) =>
              entry.outTradeNo === outTradeNo && entry.outRequestNo === outRequestNo && entry.kind !== 'message'
          )
        : (state().notifies.get(notifyId as string) ??
          all.find((entry) => entry.outTradeNo === notifyId && entry.kind === 'payment'))
    if (found !== undefined) return found.notifyId
    throw new SandboxError(
      'ERR_SANDBOX_NOT_FOUND',
      'there is no such notification: is the trade paid, and did its order name a notify_url?'
    )
  }
  return {
    setMessageUrl(url: string | undefined) {
      state().messageUrl = url === undefined ? undefined : readLoopbackUrl(url, 'url')
    },
    sendMessage(input?: AlipayOpenMessageInput) {
      const given = readInput(input, 'message', ['method', 'notifyType', 'fields'])
      const { method = 'alipay.open.servicemarket.order.notify', notifyType = 'servicemarket_order_notify' } = given
      const fields = Object.entries(readObject(given.fields ?? serviceOrder, 'fields'))
      if (state().messageUrl === undefined) {
        throw new SandboxError('ERR_SANDBOX_STATE', 'no address is set: setMessageUrl()')
      }
      const { notifyId, first } = notifier().postMessage({
        method: readText(method, 'method', 1, 128),
        notifyType: readText(notifyType, 'notifyType', 1, 64),
        fields: Object.fromEntries(fields.map(([name, value]) => [name, readText(value, `fields.${name}`)]))
      })
      return Object.freeze({ notifyId, firstDelivery: first })
    },
    outbox: () => notifier().outbox.list(),
    resend: async (message: AlipayNotifyReference) => notifier().send(find(message), 'resent'),
    async deliver(message: AlipayNotifyReference, options?: AlipayDeliverOptions) {
      const notifyId = find(message)
      const checked = readDeliverOptions(options)
      const copies = Array.from({ length: checked.copies ?? 1 }, () => notifier().send(notifyId, 'by hand', checked))
      return Object.freeze(await Promise.all(copies))
    },
    drop(options?: AlipayDropOptions) {
      const { times = 1, message, lose = 'request' } = readInput(options, 'options', ['times', 'message', 'lose'])
      notifier().outbox.lose({
        remaining: readInteger(times, 'times', 1),
        key: message === undefined ? undefined : find(message),
        lose: readChoice(lose, 'lose', ['request', 'reply'])
      })
    },
    hold: () => notifier().outbox.hold(),
    release: async (messages?: readonly AlipayNotifyReference[]) => notifier().outbox.release(messages?.map(find))
  }
}

function readDeliverOptions(input: unknown): AlipayDeliverOptions {
  const fields = ['copies', 'attack', 'tamper', 'charset', 'rawBody', 'contentType']
  const { copies, attack, tamper, charset, rawBody, contentType } = readInput(input, 'options', fields)
  const { field, value, resign } = readInput(tamper, 'tamper', ['field', 'value', 'resign'])
  return {
    copies: copies === undefined ? 1 : readInteger(copies, 'copies', 1, 1000),
    attack: attack === undefined ? undefined : readChoice(attack, 'attack', attacks),
    charset: charset === undefined ? undefined : readChoice(charset, 'charset', ['utf-8', 'gbk']),
    rawBody: rawBody === undefined ? undefined : readText(rawBody, 'rawBody', 0, 1024 * 1024),
    contentType: contentType === undefined ? undefined : readText(contentType, 'contentType', 1, 200),
    tamper:
      tamper === undefined
        ? undefined
        : {
            field: readText(field, 'field', 1),
            value: value === undefined ? undefined : readText(value, 'value', 0, 4096),
            resign: resign === undefined ? false : readBoolean(resign, 'resign')
          }
  }
}
