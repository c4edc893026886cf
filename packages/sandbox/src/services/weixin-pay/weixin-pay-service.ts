import type { ActiveFault, Service, ServiceAnswer, ServiceContext, ServiceRequest } from '../../engine/service.ts'
import { checkClientCertificate } from './check-client-certificate.ts'
import { createPayOutbox } from './notify/create-pay-outbox.ts'
import { closeOrder } from './operations/close-order.ts'
import { billFailure, downloadBill } from './operations/download-bill.ts'
import { downloadFundflow, fundflowFailure } from './operations/download-fundflow.ts'
import { getSignKey } from './operations/get-sign-key.ts'
import { orderQuery } from './operations/order-query.ts'
import { refund } from './operations/refund.ts'
import { refundQuery } from './operations/refund-query.ts'
import { unifiedOrder } from './operations/unified-order.ts'
import { createRefundSettler, type RefundSettler } from './order/create-refund-settler.ts'
import { weixinPayActions } from './weixin-pay-actions.ts'
import { answerWithFault, refuseWeixinPay, spoilBill, strikeBefore, weixinPayFaults } from './weixin-pay-faults.ts'
import { createWeixinPayHandle } from './weixin-pay-handle.ts'
import { weixinPayOperations } from './weixin-pay-operations.ts'
import { defaultWeixinPaySettings, readWeixinPaySettings } from './weixin-pay-settings.ts'
import { createWeixinPayState, mintNonce, mintPayMerchant } from './weixin-pay-state.ts'
import type { WeixinPaySandbox, WeixinPaySettings } from './weixin-pay-types.ts'
import { type PayCall, type PayScene, readPayCall } from './wire/pay-call.ts'
import { PayRefusal, type PayRefusalReason } from './wire/pay-refusal.ts'
import { communicationFailure, presentFields, signFields, type WireFields, xmlAnswer } from './wire/xml-answer.ts'

/** A scene with what refunds need besides. */
interface ServiceScene extends PayScene {
  readonly settler: RefundSettler
}

const signed: Readonly<Record<string, (call: PayCall, scene: ServiceScene) => WireFields>> = {
  unifiedOrder,
  orderQuery,
  closeOrder,
  refund: (call, { settler }) => refund(call, settler.plan),
  refundQuery
}

const bills = {
  downloadBill: { play: downloadBill, fail: billFailure, rules: {} },
  downloadFundflow: { play: downloadFundflow, fail: fundflowFailure, rules: { signType: 'HMAC-SHA256' } }
} as const

const withCertificate = new Set(['refund', 'downloadFundflow'])

/** WeChat Pay, played from its published API v2 (微信支付 APIv2). */
export const weixinPayService: Service<WeixinPaySandbox, WeixinPaySettings> = Object.freeze({
  name: 'weixin-pay',
  title: 'WeChat Pay (微信支付), API v2',
  operations: weixinPayOperations,
  faults: weixinPayFaults,
  refuse: refuseWeixinPay,
  refuseMethod: () => communicationFailure('require POST method', { summary: 'every interface takes POST alone' }),
  start(context: ServiceContext<WeixinPaySettings>) {
    const settings = readWeixinPaySettings(context.settings, defaultWeixinPaySettings)
    const merchant = mintPayMerchant(context.random('merchant'))
    const state = context.resettable(() => createWeixinPayState(context.random, settings))
    const outbox = context.resettable(
      () => createPayOutbox(context.clock, state),
      (ended) => ended.close()
    )
    const settler = createRefundSettler({ clock: context.clock, state, outbox, merchant })
    const handle = createWeixinPayHandle({ context, merchant, state, outbox, settler })
    const answer = (request: ServiceRequest, fault: ActiveFault | undefined): ServiceAnswer =>
      answerWeixinPay(request, fault, { merchant, state: state(), nowMs: context.clock.now(), settler })
    return { handle, actions: weixinPayActions(handle), answer }
  }
})

function answerWeixinPay(request: ServiceRequest, fault: ActiveFault | undefined, scene: ServiceScene): ServiceAnswer {
  if (withCertificate.has(request.operation)) {
    const refusal = checkClientCertificate(request, scene.merchant, scene.state)
    if (refusal !== undefined) return refusal
  }
  if (request.operation in bills)
    return answerBill(bills[request.operation as keyof typeof bills], request, fault, scene)
  const play = signed[request.operation]
  let call: PayCall | undefined
  try {
    if (play === undefined) return answerSignKey(request, scene)
    call = readPayCall(request, scene)
    strikeBefore(fault)
    const fields = envelope(call, { result_code: 'SUCCESS', ...play(call, scene) })
    return answerWithFault(fields, call, fault)
  } catch (error) {
    if (!(error instanceof PayRefusal)) throw error
    return withGrant(refuse(error.reason, call), error.reason.byFault)
  }
}

/** To the engine, a fault that ended the call has shown; one that met another refusal waits on. */
function withGrant(answer: ServiceAnswer, byFault: boolean | undefined): ServiceAnswer {
  return byFault ? { ...answer, granted: true } : answer
}

/** What every signed answer begins with. */
function envelope({ merchant, state, fields, subMchId, subAppId }: PayCall, rest: WireFields): Map<string, string> {
  return presentFields({
    return_code: 'SUCCESS',
    return_msg: 'OK',
    appid: fields.get('appid') ?? merchant.appId,
    mch_id: merchant.mchId,
    sub_appid: subAppId,
    sub_mch_id: subMchId,
    nonce_str: mintNonce(state),
    ...rest
  })
}

function refuse({ code, text, level, explanation }: PayRefusalReason, call: PayCall | undefined): ServiceAnswer {
  if (level === 'shape' || call === undefined) {
    return communicationFailure(text, { ...explanation, summary: `${code}: ${explanation.summary}` })
  }
  const fields = envelope(call, { result_code: 'FAIL', err_code: code, err_code_des: text })
  const why = { ...explanation, summary: `${code}: ${explanation.summary}` }
  return xmlAnswer(signFields(fields, call.state.keys[0]!, call.signType), false, why)
}

function answerBill(
  { play, fail, rules }: (typeof bills)[keyof typeof bills],
  request: ServiceRequest,
  fault: ActiveFault | undefined,
  scene: ServiceScene
): ServiceAnswer {
  try {
    const call = readPayCall(request, scene, rules)
    strikeBefore(fault)
    return spoilBill(play(call), fault)
  } catch (error) {
    if (!(error instanceof PayRefusal)) throw error
    return withGrant(fail(error.reason), error.reason.byFault)
  }
}

/** Unsigned, as the platform's own. */
function answerSignKey(request: ServiceRequest, scene: ServiceScene): ServiceAnswer {
  const call = readPayCall(request, scene, { withoutAppId: true })
  return xmlAnswer(presentFields({ return_code: 'SUCCESS', return_msg: 'ok', ...getSignKey(call) }), true)
}
