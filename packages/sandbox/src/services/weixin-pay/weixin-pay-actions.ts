import type { ControlAction } from '../../engine/service.ts'
import type { WeixinPayMessageReference, WeixinPaySandbox } from './weixin-pay-types.ts'

type Input = Readonly<Record<string, unknown>>

/** The handle's functions as endpoints of the control API. The handle checks every input, so none is checked here. */
export function weixinPayActions(handle: WeixinPaySandbox): readonly ControlAction[] {
  const message = ({ outTradeNo, outRefundNo }: Input): WeixinPayMessageReference =>
    ({ outTradeNo, outRefundNo }) as WeixinPayMessageReference
  const get = (name: string, summary: string, run: () => unknown): ControlAction => ({
    method: 'GET',
    name,
    summary,
    run
  })
  const post = (name: string, summary: string, run: (input: Input) => unknown): ControlAction => ({
    method: 'POST',
    name,
    summary,
    run
  })
  return [
    get('credentials', 'base URLs, appid, merchant number, API key and settings', () => ({
      baseUrl: handle.baseUrl,
      secureBaseUrl: handle.secureBaseUrl,
      appId: handle.appId,
      mchId: handle.mchId,
      key: handle.key,
      subMerchant: handle.subMerchant,
      settings: handle.settings
    })),
    get('certificate', 'the merchant certificate as PEM and as PKCS#12 in Base64, and what to trust', async () => {
      const { pfx, ...rest } = await handle.certificate()
      return { ...rest, pfx: pfx.toString('base64') }
    }),
    get('orders', 'all orders', () => handle.orders()),
    get('refunds', 'all refunds', () => handle.refunds()),
    get('outbox', 'all notifications with their attempts', () => handle.outbox()),
    post('configure', 'change settings until the next reset', (input) => {
      handle.configure(input)
      return handle.settings
    }),
    post('reset-key', 'a new API key', () => ({ key: handle.resetKey() })),
    post('create-openid', 'a buyer', () => ({ openid: handle.createOpenid() })),
    post(
      'pay',
      '{ order, coupons?, bankType?, openid?, outcome? }: the buyer pays; order is any number of it, or what the code says',
      async ({ order, ...options }) => {
        const paid = handle.pay(order as string, options)
        return { order: paid.order, firstDelivery: (await paid.firstDelivery) ?? null }
      }
    ),
    post('settle-refund', '{ refund, status? }: ends a refund by hand', async ({ refund, status }) => {
      const settled = handle.settleRefund(refund as string, status as 'SUCCESS' | undefined)
      return { refund: settled.refund, firstDelivery: (await settled.firstDelivery) ?? null }
    }),
    post('refund-by-hand', '{ order, refundFee }: a refund in the merchant platform', ({ order, refundFee }) =>
      handle.refundByHand(order as string, refundFee as number)
    ),
    post('set-funds', '{ fee? }: fen that refunds can take; without it there is no limit', ({ fee }) =>
      handle.setFunds((fee ?? undefined) as number | undefined)
    ),
    post(
      'set-notify-url',
      '{ url? }: where all notifications go, on this machine; without url where orders say',
      ({ url }) => handle.setNotifyUrl((url ?? undefined) as string | undefined)
    ),
    post('add-bill-rows', "{ billDate, count, nasty? }: more rows in a day's bills", (input) =>
      handle.addBillRows(input as never)
    ),
    post('resend', '{ outTradeNo } or { outRefundNo }: its notification once more', (input) =>
      handle.resend(message(input))
    ),
    post(
      'deliver',
      '{ outTradeNo or outRefundNo, copies?, attack?, tamper?: { field, value?, resign? }, rawBody?, contentType? }',
      ({ outTradeNo, outRefundNo, ...options }) => handle.deliver(message({ outTradeNo, outRefundNo }), options)
    ),
    post(
      'drop',
      '{ times?, outTradeNo or outRefundNo?, lose?: "request" | "reply" }: loses the next deliveries',
      ({ outTradeNo, outRefundNo, ...options }) => {
        const about = outTradeNo !== undefined || outRefundNo !== undefined
        handle.drop({ ...options, ...(about && { message: message({ outTradeNo, outRefundNo }) }) })
      }
    ),
    post('hold', 'keeps scheduled notifications back', () => handle.hold()),
    post(
      'release',
      '{ messages? }: sends held notifications in this order; without messages all, and holding ends',
      (input) => handle.release((input.messages ?? undefined) as readonly WeixinPayMessageReference[] | undefined)
    )
  ]
}
