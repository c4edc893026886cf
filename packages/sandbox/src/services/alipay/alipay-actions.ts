import type { ControlAction } from '../../engine/service.ts'
import type { AlipaySandbox } from './alipay-types.ts'
import type { AlipayNotifyReference } from './notify/notify-types.ts'
import type { AlipayTradeReference } from './trade/trade-types.ts'

type Input = Readonly<Record<string, unknown>>

/** The handle's functions as endpoints of the control API. The handle checks every input, so none is checked here. */
export function alipayActions(handle: AlipaySandbox): readonly ControlAction[] {
  const trade = ({ outTradeNo, tradeNo }: Input): AlipayTradeReference =>
    ({ outTradeNo, tradeNo }) as AlipayTradeReference
  const message = ({ notifyId, outTradeNo, outRequestNo }: Input): AlipayNotifyReference =>
    (notifyId ?? { outTradeNo, outRequestNo }) as AlipayNotifyReference
  const read = (name: string, summary: string, run: () => unknown): ControlAction => ({
    method: 'GET',
    name,
    summary,
    run
  })
  const act = (name: string, summary: string, run: (input: Input) => unknown): ControlAction => ({
    method: 'POST',
    name,
    summary,
    run
  })
  return [
    read(
      'credentials',
      'gateway, application id, PID, content key and settings; keys and certificates have their own',
      () => ({
        baseUrl: handle.baseUrl,
        gateway: handle.gateway,
        appId: handle.appId,
        sellerId: handle.sellerId,
        encryptKey: handle.encryptKey,
        settings: handle.settings
      })
    ),
    read('keys', 'the key pair and the public key of Alipay', () => handle.keys()),
    read('certificates', 'the files of certificate mode', () => handle.certificates()),
    read('orders', 'all trades', () => handle.orders()),
    read('refunds', 'all refunds', () => handle.refunds()),
    read('outbox', 'all notifications with their attempts', () => handle.outbox()),
    act('configure', 'change settings until the next reset', (input) => {
      handle.configure(input)
      return handle.settings
    }),
    act('upload-public-key', '{ publicKey }: another public key of the application', ({ publicKey }) =>
      handle.uploadPublicKey(publicKey as string)
    ),
    act('rotate-certificate', 'a new Alipay certificate in force', () => handle.rotateCertificate()),
    act('authorize', 'another merchant: an app_auth_token', () => handle.authorize()),
    act('create-user', 'a user', () => handle.createUser()),
    act('login', '{ userId? | openId? }: an authorization code', (input) => handle.login(input)),
    act('open-order-string', "{ orderString }: the buyer's app opens it", ({ orderString }) =>
      handle.openOrderString(orderString as string)
    ),
    act('open-page', "{ page }: the buyer's browser opens an address or posts a form", ({ page }) =>
      handle.openPage(page as string)
    ),
    act('scan-qr-code', '{ qrCode }', ({ qrCode }) => handle.scanQrCode(qrCode as string)),
    act(
      'pay',
      '{ outTradeNo } or { tradeNo }, channel?, couponAmount?, …: pays it and waits for the first notification',
      async ({ outTradeNo, tradeNo, ...input }) => {
        const { order, returnUrl, firstDelivery } = handle.pay(trade({ outTradeNo, tradeNo }), input)
        return { order, returnUrl: returnUrl ?? null, firstDelivery: (await firstDelivery) ?? null }
      }
    ),
    act('settle-refund', '{ outTradeNo, outRequestNo, outcome? }: ends a refund that waits', ({ outcome, ...refund }) =>
      handle.settleRefund(refund as never, outcome as never)
    ),
    act('set-message-url', '{ url? }: where open-platform messages go, on this machine', ({ url }) =>
      handle.setMessageUrl((url ?? undefined) as string | undefined)
    ),
    act('send-message', '{ method?, notifyType?, fields? }: a message of the open platform', async (input) => {
      const { notifyId, firstDelivery } = handle.sendMessage(input)
      return { notifyId, firstDelivery: (await firstDelivery) ?? null }
    }),
    act('resend', '{ notifyId } or { outTradeNo, outRequestNo? }: once more', (input) => handle.resend(message(input))),
    act(
      'deliver',
      '{ notifyId } or { outTradeNo, outRequestNo? }, copies?, attack?, tamper?, charset?, rawBody?, contentType?',
      ({ notifyId, outTradeNo, outRequestNo, ...options }) =>
        handle.deliver(message({ notifyId, outTradeNo, outRequestNo }), options)
    ),
    act('drop', '{ times?, message?, lose?: "request" | "reply" }: loses the next deliveries', (input) =>
      handle.drop(input)
    ),
    act('hold', 'keeps scheduled notifications back', () => handle.hold()),
    act(
      'release',
      '{ messages? }: sends held notifications in this order; without messages all, and holding ends',
      ({ messages }) => handle.release((messages ?? undefined) as readonly AlipayNotifyReference[] | undefined)
    )
  ]
}
