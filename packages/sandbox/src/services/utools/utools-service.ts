import type { ActiveFault, Service, ServiceAnswer, ServiceContext, ServiceRequest } from '../../engine/service.ts'
import type { OperationCoverage } from '../../sandbox-types.ts'
import { checkUtoolsRequest, type UtoolsScene } from './check-utools-request.ts'
import { htmlAnswer, jsonAnswer, wantsJson } from './json-answer.ts'
import { createGoods } from './operations/create-goods.ts'
import { getBaseInfo } from './operations/get-base-info.ts'
import { getPaymentRecord } from './operations/get-payment-record.ts'
import type { PhpArray } from './php-query.ts'
import { utoolsActions } from './utools-actions.ts'
import { signWithFault, utoolsFaults } from './utools-faults.ts'
import { createUtoolsHandle } from './utools-handle.ts'
import { createUtoolsNotifyOutbox } from './utools-notify.ts'
import { readUtoolsParameters } from './utools-parameters.ts'
import { UtoolsRefusal } from './utools-refusal.ts'
import { defaultUtoolsSettings, readUtoolsSettings } from './utools-settings.ts'
import { createUtoolsState } from './utools-state.ts'
import type { UtoolsSandbox, UtoolsSettings } from './utools-types.ts'

/** All of uTools' server API. A path without a leading slash is not one of ours and routes nothing. */
const utoolsOperations: readonly OperationCoverage[] = Object.freeze([
  {
    operation: 'getBaseInfo',
    method: 'GET',
    path: '/baseinfo',
    status: 'simulated',
    note: 'signature, time window, user tokens (2 h), banned users; signed answer'
  },
  {
    operation: 'getPaymentRecord',
    method: 'GET',
    path: '/payments/record',
    status: 'simulated',
    note: 'by out_order_id, order_id or both; signed answer'
  },
  {
    operation: 'createGoods',
    method: 'POST',
    path: '/goods',
    status: 'simulated',
    note: 'JSON body, form body or query; title, total_fee, pay_limit, access_token'
  },
  {
    operation: 'paymentNotify',
    method: 'POST',
    path: 'the callback address',
    status: 'simulated',
    note: 'signed, repeated after 15, 30, 60, 300 and 600 s until the answer is SUCCESS'
  }
] as const)

type Played = { readonly resource: PhpArray } | { readonly message: string }

const players: Readonly<Record<string, (params: PhpArray, scene: UtoolsScene) => Played>> = {
  getBaseInfo,
  getPaymentRecord,
  createGoods
}

/** uTools, played from its published server API (uTools 服务端 API). */
export const utoolsService: Service<UtoolsSandbox, UtoolsSettings> = Object.freeze({
  name: 'utools',
  title: 'uTools server API (uTools 服务端 API)',
  operations: utoolsOperations,
  faults: utoolsFaults,
  refuse: (status: number, text: string) => jsonAnswer(status, { message: text }),
  start(context: ServiceContext<UtoolsSettings>) {
    const settings = readUtoolsSettings(context.settings, defaultUtoolsSettings)
    const pluginId = context.random('plugin').text(8)
    const state = context.resettable(() => createUtoolsState(context.random, settings))
    const outbox = context.resettable(
      () => createUtoolsNotifyOutbox(context.clock, state),
      (ended) => ended.close()
    )
    const handle = createUtoolsHandle({ context, pluginId, state, outbox })
    const answer = (request: ServiceRequest, fault: ActiveFault | undefined): ServiceAnswer =>
      answerUtools(request, fault, { pluginId, state: state(), nowMs: context.clock.now() }, context.baseUrl)
    return { handle, actions: utoolsActions(handle), answer }
  }
})

function answerUtools(
  request: ServiceRequest,
  fault: ActiveFault | undefined,
  scene: UtoolsScene,
  baseUrl: string
): ServiceAnswer {
  const { settings, secrets } = scene.state
  const json = wantsJson(request.headers.accept)
  try {
    if (!json && settings.htmlWithoutAccept === 'always') {
      return htmlAnswer(200, '', baseUrl, {
        summary: 'the request does not say Accept: application/json',
        likelyCause: 'send Accept: application/json with every call'
      })
    }
    const params = readUtoolsParameters(request, settings.trimInput)
    checkUtoolsRequest(params, scene)
    const played = players[request.operation]!(params, scene)
    return jsonAnswer(200, 'resource' in played ? signWithFault(played.resource, secrets[0]!, fault) : played)
  } catch (error) {
    if (!(error instanceof UtoolsRefusal)) throw error
    const { status, message, errors, explanation } = error
    return json
      ? jsonAnswer(status, { message, errors }, explanation)
      : htmlAnswer(status, message, baseUrl, explanation)
  }
}
