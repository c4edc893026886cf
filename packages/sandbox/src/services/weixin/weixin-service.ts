import type { ActiveFault, Service, ServiceAnswer, ServiceContext, ServiceRequest } from '../../engine/service.ts'
import type { Explanation } from '../../sandbox-types.ts'
import { checkAccessToken } from './check-access-token.ts'
import { analysis } from './operations/analysis.ts'
import { auth } from './operations/auth.ts'
import { customerServiceMessage } from './operations/customer-service-message.ts'
import { img } from './operations/img.ts'
import { links } from './operations/links.ts'
import { openApi } from './operations/open-api.ts'
import { phonenumber } from './operations/phonenumber.ts'
import { security } from './operations/security.ts'
import { subscribeMessage } from './operations/subscribe-message.ts'
import { wxacode } from './operations/wxacode.ts'
import { createWeixinPusher } from './push/create-weixin-pusher.ts'
import { spendQuota } from './spend-quota.ts'
import { weixinActions } from './weixin-actions.ts'
import { preconditionFailed, weixinAnswer, weixinRefusalAnswer } from './weixin-answer.ts'
import type { WeixinPlayer, WeixinScene } from './weixin-call.ts'
import { weixinErrorTexts } from './weixin-error-texts.ts'
import { answerInstead, changeAnswer, plainRefusal, tokenless, weixinFaults } from './weixin-faults.ts'
import { createWeixinHandle } from './weixin-handle.ts'
import { weixinOperations } from './weixin-operations.ts'
import { WeixinRefusal } from './weixin-refusal.ts'
import { defaultWeixinSettings, readWeixinSettings } from './weixin-settings.ts'
import { createWeixinState, mintWeixinApp } from './weixin-state.ts'
import type { WeixinSandbox, WeixinSettings } from './weixin-types.ts'

const players: Readonly<Record<string, WeixinPlayer>> = {
  ...auth,
  ...analysis,
  ...customerServiceMessage,
  ...wxacode,
  ...img,
  ...security,
  ...subscribeMessage,
  ...phonenumber,
  ...links,
  ...openApi
}

/** Uploads of 10 MB and what the form adds. */
const bodyLimit = 12 * 1024 * 1024
/** Calls that are kept for getRidInfo. */
const keptCalls = 1000

/** The server API of WeChat mini programs (微信小程序服务端接口), played from its published documents. */
export const weixinService: Service<WeixinSandbox, WeixinSettings> = Object.freeze({
  name: 'weixin',
  title: 'WeChat mini program server API (微信小程序服务端接口)',
  operations: weixinOperations,
  faults: weixinFaults,
  bodyLimit,
  refuse: (status: number, text: string) => ({
    ...weixinRefusalAnswer('', -1, `system error: ${text}`, undefined),
    status
  }),
  refuseMethod: (expected: string) => ({
    ...plainRefusal('', expected === 'GET' ? 43001 : 43002),
    explanation: { summary: `the interface takes ${expected} only` }
  }),
  start(context: ServiceContext<WeixinSettings>) {
    const settings = readWeixinSettings(context.settings, defaultWeixinSettings)
    const app = mintWeixinApp(context.random('app'))
    const state = context.resettable(() => createWeixinState(context.random, settings))
    const pusher = context.resettable(
      () => createWeixinPusher(context.clock, app, state),
      (ended) => ended.outbox.close()
    )
    const handle = createWeixinHandle({ context, app, state, pusher })
    const answer = (request: ServiceRequest, fault: ActiveFault | undefined): Promise<ServiceAnswer> =>
      answerWeixin(request, fault, {
        app,
        state: state(),
        clock: context.clock,
        pusher: pusher(),
        nowMs: context.clock.now()
      })
    return { handle, actions: weixinActions(handle), answer }
  }
})

async function answerWeixin(
  request: ServiceRequest,
  fault: ActiveFault | undefined,
  scene: WeixinScene
): Promise<ServiceAnswer> {
  const { operation, path, headers, body } = request
  const { state, nowMs } = scene
  const query = new URLSearchParams(request.query)
  const refuse = (errcode: number, errmsg: string, explanation: Explanation | undefined): ServiceAnswer =>
    refuseWithRid(request, scene, errcode, errmsg, explanation)
  try {
    if (headers['transfer-encoding'] !== undefined) {
      return preconditionFailed({
        summary: 'the body came in chunks (Transfer-Encoding: chunked); the platform wants a Content-Length',
        likelyCause: 'a stream was given as body: give text, a Buffer or a FormData of known parts'
      })
    }
    const token = tokenless.includes(operation) ? undefined : checkAccessToken(state, query.get('access_token'), nowMs)
    const instead = answerInstead(fault, {
      operation,
      token,
      nowMs,
      refuse: (errcode) => refuse(errcode, weixinErrorTexts[errcode] ?? 'error', undefined)
    })
    if (instead !== undefined) return instead
    spendQuota(state, operation, nowMs)
    const reply = await players[operation]!({ operation, path, query, headers, body }, scene)
    return changeAnswer(weixinAnswer(operation, reply), fault)
  } catch (error) {
    if (!(error instanceof WeixinRefusal)) throw error
    return refuse(error.errcode, error.message, error.explanation)
  }
}

/** A refusal whose `errmsg` ends in a rid, by which getRidInfo finds the call. */
function refuseWithRid(
  request: ServiceRequest,
  { state, nowMs }: WeixinScene,
  errcode: number,
  errmsg: string,
  explanation: Explanation | undefined
): ServiceAnswer {
  const { mint, calls } = state
  const rid = `${Math.floor(nowMs / 1000).toString(16)}-${mint.rid.hex(8)}-${mint.rid.hex(8)}`
  const answer = weixinRefusalAnswer(request.operation, errcode, `${errmsg} rid: ${rid}`, explanation)
  const url = `${request.path}${request.query === '' ? '' : `?${request.query}`}`
  calls.set(rid, { at: nowMs, url, body: request.body.toString('utf8', 0, 4096), answer: String(answer.body) })
  if (calls.size > keptCalls) calls.delete(calls.keys().next().value!)
  return answer
}
