import type { DeliveryAttempt } from '../../delivery-types.ts'
import { readLoopbackUrl } from '../../engine/loopback.ts'
import type { Outbox } from '../../engine/outbox.ts'
import { readBoolean, readChoice, readInput, readInteger, readObject, readText } from '../../engine/read-input.ts'
import { SandboxError } from '../../engine/sandbox-error.ts'
import type { ServiceContext } from '../../engine/service.ts'
import { addUser, logIn, requireUser } from './log-in.ts'
import { addGoods, findOrder, openOrder, payOrder } from './open-order.ts'
import { orderView } from './order-resource.ts'
import type { PhpArray } from './php-query.ts'
import { notifySource } from './utools-notify.ts'
import { readUtoolsSettings } from './utools-settings.ts'
import { mintSecret, type StoredOrder, type UtoolsState } from './utools-state.ts'
import type {
  UtoolsDeliverOptions,
  UtoolsDropOptions,
  UtoolsGoodsInput,
  UtoolsLoginInput,
  UtoolsOrderInput,
  UtoolsOrderReference,
  UtoolsSandbox,
  UtoolsSettings,
  UtoolsUserInput
} from './utools-types.ts'

/** What the handle works on. */
export interface UtoolsHandleParts {
  readonly context: ServiceContext<UtoolsSettings>
  readonly pluginId: string
  state(): UtoolsState
  outbox(): Outbox
}

/** Makes what the sandbox's user gets as `sandbox.utools`. Every input is checked: it may come from plain JavaScript or HTTP. */
export function createUtoolsHandle({ context, pluginId, state, outbox }: UtoolsHandleParts): UtoolsSandbox {
  const { clock, baseUrl } = context

  function paidOrder(reference: UtoolsOrderReference): StoredOrder {
    const order = findOrder(state(), reference)
    if (order.paidAtMs === undefined) {
      throw new SandboxError('ERR_SANDBOX_STATE', 'the order is not paid: it has no callback')
    }
    if (state().notifyUrl === undefined) {
      throw new SandboxError('ERR_SANDBOX_STATE', 'no callback address is set: setNotifyUrl()')
    }
    return order
  }

  async function send(
    order: StoredOrder,
    kind: 'resent' | 'by hand',
    options?: UtoolsDeliverOptions
  ): Promise<DeliveryAttempt> {
    const attempt = await outbox().send(notifySource(state(), pluginId, order, options), kind)
    return attempt!
  }

  return Object.freeze({
    baseUrl,
    pluginId,
    get secret() {
      return state().secrets[0]!
    },
    get settings() {
      return state().settings
    },
    configure(settings: Partial<UtoolsSettings>) {
      state().settings = readUtoolsSettings(settings, state().settings)
    },
    createUser: (input?: UtoolsUserInput) => addUser(state(), input),
    login: (input?: UtoolsLoginInput) => logIn(state(), input, clock.now()),
    banUser(openId: string) {
      state().banned.add(requireUser(state(), openId).openId)
    },
    createGoods(input: UtoolsGoodsInput) {
      const { title, totalFee, payLimit } = readInput(input, 'goods', ['title', 'totalFee', 'payLimit'])
      return addGoods(state(), {
        title: readText(title, 'title', 1, 50),
        totalFee: readInteger(totalFee, 'totalFee', 1),
        payLimit: payLimit === undefined ? 0 : readInteger(payLimit, 'payLimit', 0)
      })
    },
    createOrder(input: UtoolsOrderInput) {
      const fields = ['goodsId', 'outOrderId', 'accessToken', 'attach', 'body']
      const { goodsId, outOrderId, accessToken, attach, body } = readInput(input, 'order', fields)
      const request = {
        goodsId: readText(goodsId, 'goodsId'),
        outOrderId: readText(outOrderId, 'outOrderId', 6, 64),
        accessToken: readText(accessToken, 'accessToken'),
        attach: attach === undefined ? '' : readText(attach, 'attach', 0, 256),
        body: body === undefined ? undefined : readText(body, 'body')
      }
      return orderView(openOrder(state(), request, clock.now()), state())
    },
    pay(reference: UtoolsOrderReference) {
      const order = findOrder(state(), reference)
      payOrder(state(), order, clock.now())
      const firstDelivery = outbox().post(notifySource(state(), pluginId, order))
      return Object.freeze({ order: orderView(order, state()), firstDelivery })
    },
    order: (reference: UtoolsOrderReference) => orderView(findOrder(state(), reference), state()),
    orders: () => Object.freeze([...state().orders.values()].map((order) => orderView(order, state()))),
    setExtraFields(fields: Readonly<Record<string, unknown>>) {
      // Through JSON, so that it holds only what can travel.
      state().extraFields = JSON.parse(JSON.stringify(readObject(fields, 'fields'))) as PhpArray
    },
    resetSecret() {
      state().secrets = [mintSecret(state().mint), ...state().secrets]
      return state().secrets[0]!
    },
    setNotifyUrl(url: string | undefined) {
      state().notifyUrl = url === undefined ? undefined : readLoopbackUrl(url, 'url')
    },
    outbox: () => outbox().list(),
    resend: async (reference: UtoolsOrderReference) => send(paidOrder(reference), 'resent'),
    async deliver(reference: UtoolsOrderReference, options?: UtoolsDeliverOptions) {
      const order = paidOrder(reference)
      const checked = readDeliverOptions(options)
      const copies = Array.from({ length: checked.copies ?? 1 }, () => send(order, 'by hand', checked))
      return Object.freeze(await Promise.all(copies))
    },
    drop(options?: UtoolsDropOptions) {
      const { times = 1, order, lose = 'request' } = readInput(options, 'options', ['times', 'order', 'lose'])
      outbox().lose({
        remaining: readInteger(times, 'times', 1),
        key: order === undefined ? undefined : findOrder(state(), order as UtoolsOrderReference).orderId,
        lose: readChoice(lose, 'lose', ['request', 'reply'])
      })
    },
    hold: () => outbox().hold(),
    release: async (orders?: readonly UtoolsOrderReference[]) =>
      outbox().release(orders?.map((reference) => findOrder(state(), reference).orderId))
  })
}

function readDeliverOptions(input: unknown): UtoolsDeliverOptions {
  const fields = ['copies', 'tamper', 'rawBody', 'contentType']
  const { copies, tamper, rawBody, contentType } = readInput(input, 'options', fields)
  const { field, value, resign } = readInput(tamper, 'tamper', ['field', 'value', 'resign'])
  return {
    copies: copies === undefined ? 1 : readInteger(copies, 'copies', 1, 1000),
    rawBody: rawBody === undefined ? undefined : readText(rawBody, 'rawBody', 0, 1024 * 1024),
    contentType: contentType === undefined ? undefined : readText(contentType, 'contentType', 1, 200),
    tamper:
      tamper === undefined
        ? undefined
        : {
            field: readText(field, 'field', 1),
            value,
            resign: resign === undefined ? false : readBoolean(resign, 'resign')
          }
  }
}
