import type { ActiveFault, ServiceAnswer, ServiceRequest } from '../../../engine/service.ts'
import { alipayFault } from '../alipay-faults.ts'
import { AlipayRefusal, refuseAtGateway, refuseMember } from '../alipay-refusal.ts'
import type { AlipayFaultName } from '../alipay-types.ts'
import type { Charset } from '../wire/charset.ts'
import type { WireObject } from '../wire/exact-json.ts'
import { encodeExactJson } from '../wire/exact-json.ts'
import type { AlipayCall, AlipayScene, MethodRow } from './alipay-scene.ts'
import { cashierPage, errorPage, maintenancePage } from './cashier-page.ts'
import { checkCall } from './check-call.ts'
import { type GatewayParameters, readParameters } from './read-parameters.ts'
import { gatewayAnswer, joinReply, nodeName, type ReplyManner, signReply } from './sign-reply.ts'

/** Answers a request to the gateway. */
export function answerGateway(
  request: ServiceRequest,
  fault: ActiveFault | undefined,
  scene: AlipayScene,
  rows: ReadonlyMap<string, MethodRow>
): ServiceAnswer {
  const parameters = readParameters(request, scene.state.settings.unnamedCharset)
  const opens = rows.get(parameters.values.get('method')?.text ?? '')?.opens === 'page'
  try {
    const { call, row } = checkCall(parameters, scene, rows)
    if (row.opens === 'app') {
      const summary = `${row.method} is opened by the buyer's app: hand its order string to openOrderString()`
      throw refuseAtGateway('40002', 'isv.forbidden-api', '接口禁止调用', summary)
    }
    if (row.opens !== 'page' && request.method === 'GET') {
      throw refuseAtGateway('40002', 'isv.invalid-method', '不支持的请求方法', 'only page methods are opened by GET')
    }
    return answerCall(call, row, fault, scene)
  } catch (error) {
    if (!(error instanceof AlipayRefusal)) throw error
    return refusalAnswer(error, parameters, opens, scene)
  }
}

function answerCall(
  call: AlipayCall,
  row: MethodRow,
  fault: ActiveFault | undefined,
  scene: AlipayScene
): ServiceAnswer {
  const strike = fault && alipayFault(fault.name as AlipayFaultName)
  if (strike?.page) return maintenancePage()
  const acts = strike?.replaces === undefined || strike.replaces.acted
  const played = acts ? playMethod(call, row, scene) : {}
  if (row.opens === 'page') return cashierPage(played.trade_no as string, call.charset)
  const value = strike?.replaces?.node ?? played
  const charset: Charset = strike?.gbk ? 'gbk' : call.charset
  const manner: ReplyManner = { charset, certified: call.certified, encrypted: call.encrypted }
  const parts = signReply(nodeName(row.method), value, manner, scene)
  if (strike?.spoil === undefined) return gatewayAnswer(joinReply(parts), charset, true)
  const body = strike.spoil({ parts, value, manner, scene, options: fault!.options })
  // A fault that cannot show on this reply waits for another: the engine takes it back from what is not granted.
  return gatewayAnswer(body ?? joinReply(parts), charset, body !== undefined)
}

/** Plays a method: what it answers, with `code` and `msg` unless it has none. */
export function playMethod(call: AlipayCall, row: MethodRow, scene: AlipayScene): WireObject {
  if (scene.state.settings.unknownMembers === 'refused') {
    const stranger = Object.keys(call.content).find((name) => row.members?.includes(name) === false)
    if (stranger !== undefined) throw refuseMember(stranger, `is not a member that the documents of ${row.method} name`)
  }
  const value = row.play(call, scene)
  return row.bare ? value : { code: '10000', msg: 'Success', ...value }
}

/** Refusals of the gateway are unsigned and in `error_response`; those of the business are signed, in the method's node. */
function refusalAnswer(
  refusal: AlipayRefusal,
  parameters: GatewayParameters,
  opens: boolean,
  scene: AlipayScene
): ServiceAnswer {
  const { node, explanation } = refusal
  if (opens) return errorPage(String(node.sub_code), String(node.sub_msg), explanation)
  const charset = parameters.charset ?? 'utf-8'
  if (refusal.by === 'gateway') {
    return gatewayAnswer(`{"error_response":${encodeExactJson(node)}}`, charset, false, explanation)
  }
  const param = (name: string): string | undefined => parameters.values.get(name)?.text
  const manner = { charset, certified: param('app_cert_sn') !== undefined, encrypted: param('encrypt_type') === 'AES' }
  const parts = signReply(nodeName(param('method')!), node, manner, scene)
  return gatewayAnswer(joinReply(parts), charset, false, explanation)
}
