import type { ControlAction } from '../../engine/service.ts'
import type { UtoolsOrderReference, UtoolsSandbox } from './utools-types.ts'

/** The handle's functions as endpoints of the control API. The handle checks every input, so none is checked here. */
export function utoolsActions(handle: UtoolsSandbox): readonly ControlAction[] {
  const reference = ({ orderId, outOrderId }: Readonly<Record<string, unknown>>): UtoolsOrderReference =>
    ({ orderId, outOrderId }) as UtoolsOrderReference
  return [
    {
      method: 'GET',
      name: 'credentials',
      summary: 'base URL, plug-in id, secret and settings',
      run: () => ({
        baseUrl: handle.baseUrl,
        pluginId: handle.pluginId,
        secret: handle.secret,
        settings: handle.settings
      })
    },
    { method: 'GET', name: 'orders', summary: 'all orders', run: () => handle.orders() },
    { method: 'GET', name: 'outbox', summary: 'all callbacks with their attempts', run: () => handle.outbox() },
    {
      method: 'POST',
      name: 'configure',
      summary: 'change settings until the next reset',
      run: (input) => {
        handle.configure(input)
        return handle.settings
      }
    },
    {
      method: 'POST',
      name: 'create-user',
      summary: '{ nickname?, member?, avatar? }',
      run: (input) => handle.createUser(input)
    },
    {
      method: 'POST',
      name: 'login',
      summary: '{ openId? } or { nickname?, member?, avatar? }: an access token',
      run: (input) => handle.login(input)
    },
    { method: 'POST', name: 'ban-user', summary: '{ openId }', run: ({ openId }) => handle.banUser(openId as string) },
    {
      method: 'POST',
      name: 'create-goods',
      summary: '{ title, totalFee, payLimit? }, as in the developer tool',
      run: (input) => handle.createGoods(input as never)
    },
    {
      method: 'POST',
      name: 'create-order',
      summary: '{ goodsId, outOrderId, accessToken, attach?, body? }: an unpaid order',
      run: (input) => handle.createOrder(input as never)
    },
    {
      method: 'POST',
      name: 'pay',
      summary: '{ orderId } or { outOrderId }: pays it and waits for the first callback',
      run: async (input) => {
        const { order, firstDelivery } = handle.pay(reference(input))
        return { order, firstDelivery: (await firstDelivery) ?? null }
      }
    },
    {
      method: 'POST',
      name: 'set-extra-fields',
      summary: 'any fields, added to every resource',
      run: (input) => handle.setExtraFields(input)
    },
    { method: 'POST', name: 'reset-secret', summary: 'a new secret', run: () => ({ secret: handle.resetSecret() }) },
    {
      method: 'POST',
      name: 'set-notify-url',
      summary: '{ url? }: the callback address, on this machine; without url none',
      run: ({ url }) => handle.setNotifyUrl((url ?? undefined) as string | undefined)
    },
    {
      method: 'POST',
      name: 'resend',
      summary: '{ orderId } or { outOrderId }: its callback once more',
      run: (input) => handle.resend(reference(input))
    },
    {
      method: 'POST',
      name: 'deliver',
      summary: '{ orderId, copies?, tamper?: { field, value, resign? }, rawBody?, contentType? }',
      run: ({ orderId, outOrderId, ...options }) => handle.deliver(reference({ orderId, outOrderId }), options)
    },
    {
      method: 'POST',
      name: 'drop',
      summary: '{ times?, orderId?, lose?: "request" | "reply" }: loses the next deliveries',
      run: ({ orderId, ...options }) =>
        handle.drop({ ...options, ...(orderId === undefined ? {} : { order: orderId as string }) })
    },
    { method: 'POST', name: 'hold', summary: 'keeps scheduled callbacks back', run: () => handle.hold() },
    {
      method: 'POST',
      name: 'release',
      summary: '{ orderIds? }: sends held callbacks in this order; without orderIds all, and holding ends',
      run: ({ orderIds }) => handle.release((orderIds ?? undefined) as readonly string[] | undefined)
    }
  ]
}
