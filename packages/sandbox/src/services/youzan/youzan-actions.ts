import type { ControlAction } from '../../engine/service.ts'
import type { YouzanTradeChange } from './trade/trade-types.ts'
import type { YouzanSandbox } from './youzan-types.ts'

type Input = Readonly<Record<string, unknown>>

/** The handle's functions as endpoints of the control API. The handle checks every input, so none is checked here. */
export function youzanActions(handle: YouzanSandbox): readonly ControlAction[] {
  return [
    get('credentials', 'base URL, applications, shops and settings', () => {
      const { baseUrl, clientId, clientSecret, toolApp, platformApp, grantId, settings } = handle
      return { baseUrl, clientId, clientSecret, toolApp, platformApp, grantId, shops: handle.shops(), settings }
    }),
    get('tokens', 'tokens in force', handle.tokens),
    get('items', 'all goods', handle.items),
    get('customers', 'all customers', handle.customers),
    get('trades', 'all orders', handle.trades),
    get('refunds', 'all refunds', handle.refunds),
    get('pushes', 'the pushes that were made', handle.pushes),
    get('outbox', 'all pushes with their attempts', handle.outbox),
    post('configure', 'change settings until the next reset', (input) => {
      handle.configure(input)
      return handle.settings
    }),
    post('create-shop', '{ name? }', (input) => handle.createShop(input)),
    post('authorize', '{ grantId?, app? }: a code for the tool application', (input) => handle.authorize(input)),
    post('withdraw', '{ grantId?, app? }: the merchant switches an application off', (input) => handle.withdraw(input)),
    post('end-tokens', 'every access token dies (4203)', () => handle.endTokens()),
    post('create-item', '{ grantId?, title?, price?, quantity?, listing?, skus? }', (input) =>
      handle.createItem(input)
    ),
    post('create-customer', '{ grantId?, mobile?, name?, points? }', (input) => handle.createCustomer(input)),
    change('create-trade', '{ grantId?, lines?, buyer?, postFee?, buyerMessage? }: an unpaid order', (input) =>
      handle.createTrade(input)
    ),
    change('pay', '{ tid }: pays it and waits for the first push', ({ tid }) => handle.pay(tid as string)),
    change('ship', '{ tid, oids?, expressId?, expressNo? }', (input) => handle.ship(input as never)),
    change('sign', '{ tid }: parcels arrive, the buyer confirms', ({ tid }) => handle.sign(tid as string)),
    change('close-trade', '{ tid }: the buyer cancels an unpaid order', ({ tid }) => handle.closeTrade(tid as string)),
    post('apply-refund', '{ tid, oid?, refundFee?, returnGoods?, desc? }', (input) =>
      handle.applyRefund(input as never)
    ),
    post('return-goods', '{ refundId }', ({ refundId }) => handle.returnGoods(refundId as string)),
    post('cancel-refund', '{ refundId }', ({ refundId }) => handle.cancelRefund(refundId as string)),
    post('set-push-url', '{ url?, app? }: the push address, on this machine; without url none', ({ url, app }) =>
      handle.setPushUrl((url ?? undefined) as string | undefined, app as never)
    ),
    post('test-push', 'the health probe', () => handle.testPush()),
    post('resend', '{ key }: a push once more', ({ key }) => handle.resend(key as string)),
    post(
      'deliver',
      '{ key, copies?, attack?, tamper?: { field, value, resign? }, rawBody?, contentType? }',
      ({ key, ...options }) => handle.deliver(key as string, options)
    ),
    post('drop', '{ times?, key?, lose?: "request" | "reply" }: loses the next deliveries', (input) =>
      handle.drop(input)
    ),
    post('hold', 'keeps scheduled pushes back', () => handle.hold()),
    post('release', '{ keys? }: sends held pushes in this order; without keys all, and holding ends', ({ keys }) =>
      handle.release((keys ?? undefined) as readonly string[] | undefined)
    ),
    post('app-message', 'any fields, e.g. { type: "APP_SUBSCRIBE" }: the encrypted event', (input) =>
      handle.appMessage(input)
    ),
    post('rotate-field-key', 'a new key for encrypted fields', () => handle.rotateFieldKey())
  ]
}

function get(name: string, summary: string, run: () => unknown): ControlAction {
  return { method: 'GET', name, summary, run }
}

function post(name: string, summary: string, run: (input: Input) => unknown): ControlAction {
  return { method: 'POST', name, summary, run }
}

/** Waits for the first push of a change. */
function change(name: string, summary: string, run: (input: Input) => YouzanTradeChange): ControlAction {
  return post(name, summary, async (input) => {
    const { trade, firstDelivery } = run(input)
    return { trade, firstDelivery: (await firstDelivery) ?? null }
  })
}
