import type { ActiveFault, Service, ServiceAnswer, ServiceContext, ServiceRequest } from '../../engine/service.ts'
import { alipayActions } from './alipay-actions.ts'
import { describeAlipayFaults } from './alipay-faults.ts'
import { createAlipayHandle } from './alipay-handle.ts'
import { alipayOperations, gatewayOperations, routeAlipay } from './alipay-operations.ts'
import { defaultAlipaySettings, readAlipaySettings } from './alipay-settings.ts'
import { createAlipayState } from './alipay-state.ts'
import type { AlipayPlaySettings, AlipaySandbox } from './alipay-types.ts'
import { downloadBill } from './bills/download-bill.ts'
import { createKeyring } from './certificates/create-keyring.ts'
import type { AlipayScene } from './gateway/alipay-scene.ts'
import { answerGateway } from './gateway/answer-gateway.ts'
import { methodTable } from './methods/method-table.ts'
import { createNotifier } from './notify/create-notifier.ts'

/** More than the 10 MB of an upload, so that its own limit answers. */
const bodyLimit = 12 * 1024 * 1024

/** Alipay, played from its published documents (支付宝开放平台). */
export const alipayService: Service<AlipaySandbox, AlipayPlaySettings> = Object.freeze({
  name: 'alipay',
  title: 'Alipay open platform (支付宝开放平台)',
  operations: alipayOperations,
  faults: describeAlipayFaults(gatewayOperations),
  bodyLimit,
  route: routeAlipay,
  refuse: (status: number, text: string) => ({
    status,
    headers: { 'content-type': 'text/html;charset=utf-8' },
    body: `<html><body>${text.replace(/[<&]/g, (character) => `&#${character.charCodeAt(0)};`)}</body></html>`,
    granted: false
  }),
  start(context: ServiceContext<AlipayPlaySettings>) {
    const settings = readAlipaySettings(context.settings, defaultAlipaySettings)
    const mint = context.random('application')
    const appId = `kfsandbox${mint.digits(16)}`
    const sellerId = `2088${mint.digits(12)}`
    const encryptKey = Buffer.from(mint.hex(32), 'hex').toString('base64')
    const keyring = createKeyring(appId, () => context.clock.now())
    const state = context.resettable(() => createAlipayState(context.random, settings))
    const notifier = context.resettable(
      () => createNotifier({ clock: context.clock, appId, keyring, state }),
      (ended) => ended.outbox.close()
    )
    const scene = (): AlipayScene => ({
      appId,
      sellerId,
      encryptKey,
      baseUrl: context.baseUrl,
      state: state(),
      keyring,
      notifier: notifier(),
      clock: context.clock,
      nowMs: context.clock.now()
    })
    const handle = createAlipayHandle({
      context,
      appId,
      sellerId,
      encryptKey,
      keyring,
      rows: methodTable,
      state,
      scene
    })
    async function answer(request: ServiceRequest, fault: ActiveFault | undefined): Promise<ServiceAnswer> {
      if (request.path !== '/gateway.do') return downloadBill(request, fault, scene())
      // An application that brought its own public key never asked for ours, and Alipay signs all the same.
      if (state().uploadedKey !== undefined) await keyring.keys()
      return answerGateway(request, fault, scene(), methodTable)
    }
    return { handle, actions: alipayActions(handle), answer }
  }
})
