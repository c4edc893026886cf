import { readChoice, readInput, readText } from '../../engine/read-input.ts'
import { SandboxError } from '../../engine/sandbox-error.ts'
import type { ServiceContext } from '../../engine/service.ts'
import { readAlipaySettings } from './alipay-settings.ts'
import type { AlipayState } from './alipay-state.ts'
import type {
  AlipayCertificates,
  AlipayKeys,
  AlipayLoginInput,
  AlipayPlaySettings,
  AlipayRefundOutcome,
  AlipaySandbox
} from './alipay-types.ts'
import type { Keyring, MadeCertificates } from './certificates/create-keyring.ts'
import type { AlipayScene, MethodRow } from './gateway/alipay-scene.ts'
import { cashierPage } from './gateway/cashier-page.ts'
import { openCashier } from './gateway/open-cashier.ts'
import { readPageOrder } from './gateway/read-page-order.ts'
import { notifyFunctions } from './notify/notify-functions.ts'
import { findTrade } from './trade/find-trade.ts'
import { payTrade } from './trade/pay-trade.ts'
import { placeTrade } from './trade/place-trade.ts'
import { finishRefund } from './trade/refund-trade.ts'
import { returnAddress } from './trade/return-address.ts'
import type { StoredTrade } from './trade/stored-trade.ts'
import type { AlipayPayInput, AlipayRefundReference, AlipayTradeReference } from './trade/trade-types.ts'
import { refundView, tradeView } from './trade/trade-view.ts'
import { addUser } from './users/add-user.ts'
import { logIn } from './users/log-in.ts'
import { readPublicKey } from './wire/sign-bytes.ts'

/** What the handle works on. */
export interface AlipayHandleParts {
  readonly context: ServiceContext<AlipayPlaySettings>
  readonly appId: string
  readonly sellerId: string
  readonly encryptKey: string
  readonly keyring: Keyring
  readonly rows: ReadonlyMap<string, MethodRow>
  state(): AlipayState
  scene(): AlipayScene
}

/** Makes what the sandbox's user gets as `sandbox.alipay`. Every input is checked: it may come from plain JavaScript or HTTP. */
export function createAlipayHandle(parts: AlipayHandleParts): AlipaySandbox {
  const { context, appId, sellerId, encryptKey, keyring, rows, state, scene } = parts
  const gateway = `${context.baseUrl}/gateway.do`
  const view = (trade: StoredTrade) => tradeView(trade, state(), context.clock.now())
  const trades = (): readonly StoredTrade[] => [...state().trades.values()]

  async function keys(): Promise<AlipayKeys> {
    const { application, alipay } = await keyring.keys()
    return Object.freeze({
      privateKey: application.privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
      privateKeyPkcs1: application.privateKey.export({ type: 'pkcs1', format: 'der' }).toString('base64'),
      alipayPublicKey: alipay.publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
    })
  }

  async function certificates(made: MadeCertificates): Promise<AlipayCertificates> {
    const { privateKey } = await keys()
    const alipay = made.alipay[state().certificateIndex]!.pem
    return Object.freeze({ privateKey, app: made.application.pem, alipay, root: made.root })
  }

  return Object.freeze({
    baseUrl: context.baseUrl,
    gateway,
    appId,
    sellerId,
    encryptKey,
    get settings() {
      return state().settings
    },
    configure(settings: Partial<AlipayPlaySettings>) {
      state().settings = readAlipaySettings(settings, state().settings)
    },
    keys,
    certificates: async () => certificates(await keyring.certificates()),
    uploadPublicKey(publicKey: string) {
      const key = readPublicKey(readText(publicKey, 'publicKey', 1, 10_000))
      if (key?.asymmetricKeyType !== 'rsa') {
        throw new SandboxError('ERR_SANDBOX_INPUT', '"publicKey" expected an RSA public key, as PEM or bare Base64')
      }
      state().uploadedKey = key
    },
    async rotateCertificate() {
      const made = await keyring.rotate()
      state().certificateIndex = made.alipay.length - 1
      return certificates(made)
    },
    authorize() {
      const { user: mint, code } = state().mint
      const merchant = { appId: `kfsandbox${mint.digits(16)}`, sellerId: `2088${mint.digits(12)}` }
      const appAuthToken = `${context.clock.now()}BB${code.hex(24)}`.slice(-40)
      state().authorizations.set(appAuthToken, merchant)
      return Object.freeze({ appAuthToken, authAppId: merchant.appId, sellerId: merchant.sellerId })
    },
    createUser: () => addUser(state()),
    login: (input?: AlipayLoginInput) => logIn(state(), input, context.clock.now()),
    async openOrderString(orderString: string) {
      const query = readText(orderString, 'orderString', 1, 100_000)
      return view(await openCashier({ query, headers: {}, body: Buffer.alloc(0) }, 'app', scene(), rows))
    },
    async openPage(page: string) {
      const source = readPageOrder(readText(page, 'page', 1, 100_000), gateway)
      const trade = await openCashier(source, 'page', scene(), rows)
      return Object.freeze({ order: view(trade), html: cashierPage(trade.tradeNo, 'utf-8').body.toString() })
    },
    scanQrCode(qrCode: string) {
      const pending = state().qrCodes.get(readText(qrCode, 'qrCode'))
      if (pending === undefined) throw new SandboxError('ERR_SANDBOX_NOT_FOUND', 'there is no such code')
      return view(placeTrade(pending.order, scene()))
    },
    pay(reference: AlipayTradeReference, input?: AlipayPayInput) {
      const trade = findTrade(state(), reference)
      const at = scene()
      payTrade(trade, input, at)
      return Object.freeze({
        order: view(trade),
        returnUrl: returnAddress(trade, at),
        firstDelivery: at.notifier.post({ kind: 'payment', trade })
      })
    },
    order: (reference: AlipayTradeReference) => view(findTrade(state(), reference)),
    orders: () => Object.freeze(trades().map(view)),
    refunds: () => Object.freeze(trades().flatMap((trade) => trade.refunds.map((refund) => refundView(trade, refund)))),
    settleRefund(reference: AlipayRefundReference, outcome?: AlipayRefundOutcome) {
      const { outTradeNo, outRequestNo } = readInput(reference, 'refund', ['outTradeNo', 'outRequestNo'])
      const trade = findTrade(state(), { outTradeNo })
      const refund = trade.refunds.find((entry) => entry.outRequestNo === outRequestNo && entry.status === 'pending')
      if (refund === undefined) throw new SandboxError('ERR_SANDBOX_NOT_FOUND', 'no refund of that number waits')
      const result = readChoice(outcome ?? 'success', 'outcome', ['success', 'failure'])
      if (result === 'success') finishRefund(trade, refund, scene())
      else refund.status = 'failure'
      return refundView(trade, refund)
    },
    ...notifyFunctions(state, () => scene().notifier)
  })
}
