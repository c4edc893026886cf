import type { ActiveFault, Service, ServiceAnswer, ServiceContext, ServiceRequest } from '../../engine/service.ts'
import type { OperationCoverage } from '../../sandbox-types.ts'
import { answerApiCall } from './gateway/answer-api-call.ts'
import { apiOperations, apiTable, routeApiPath } from './gateway/api-table.ts'
import type { ApiRow, YouzanScene } from './gateway/api-types.ts'
import { createYouzanPusher } from './push/create-youzan-pusher.ts'
import { addShop } from './shop/add-shop.ts'
import { answerTokenRequest } from './token/answer-token-request.ts'
import { rotateBehindBack } from './token/rotate-behind-back.ts'
import type { WireObject } from './wire/exact-json.ts'
import { youzanActions } from './youzan-actions.ts'
import { type Envelope, gatewayError, wrapRefusal, wrapSuccess, youzanAnswer } from './youzan-answer.ts'
import { strikeApi, youzanFaults } from './youzan-faults.ts'
import { createYouzanHandle } from './youzan-handle.ts'
import { refuseAtGateway, YouzanRefusal } from './youzan-refusal.ts'
import { defaultYouzanSettings, readYouzanSettings } from './youzan-settings.ts'
import { createYouzanState, mintTraceId, mintYouzanApps } from './youzan-state.ts'
import type { YouzanSandbox, YouzanSettings } from './youzan-types.ts'

/** All of Youzan that is played. A path without a leading slash is not one of ours and routes nothing. */
const youzanOperations: readonly OperationCoverage[] = Object.freeze([
  {
    operation: 'auth.getToken',
    method: 'POST',
    path: '/auth/token',
    status: 'simulated',
    note: 'silent, authorization_code, refresh_token and certificate; 7 and 28 days; rotation with the one-hour rule'
  },
  ...apiOperations,
  {
    operation: 'push',
    method: 'POST',
    path: 'the push address',
    status: 'simulated',
    note: 'Event-Sign, escaped msg; repeated on the documented schedule until the answer says success'
  },
  {
    operation: 'appMessage',
    method: 'GET',
    path: 'the callback address',
    status: 'simulated',
    note: 'the encrypted message of subscriptions; made by appMessage(), sent by you'
  },
  {
    operation: 'youzan.cloud.secret.decrypt.single',
    method: 'POST',
    path: '/api/youzan.cloud.secret.decrypt.single/1.0.0',
    status: 'absent',
    note: 'the interfaces that take the place of local decryption are not published field by field'
  }
] as const)

const codes: Readonly<Record<number, number>> = { 429: 4101, 501: 4005 }

/** More than the 5 MB of an upload, so that its own limit answers. */
const bodyLimit = 8 * 1024 * 1024

/** Youzan cloud, played from its published documents (有赞云). */
export const youzanService: Service<YouzanSandbox, YouzanSettings> = Object.freeze({
  name: 'youzan',
  title: 'Youzan cloud (有赞云)',
  operations: youzanOperations,
  faults: youzanFaults,
  bodyLimit,
  route: routeApiPath,
  refuse: (status: number, text: string) =>
    youzanAnswer(gatewayError(codes[status] ?? 5001, text, 'yz7-0a000000-0-000000'), false, undefined, status),
  refuseMethod(expected: string) {
    const { code, message, explanation } = refuseAtGateway(4007, `the method must be ${expected}`)
    return youzanAnswer(gatewayError(code, message, 'yz7-0a000000-0-000000'), false, explanation)
  },
  start(context: ServiceContext<YouzanSettings>) {
    const settings = readYouzanSettings(context.settings, defaultYouzanSettings)
    const apps = mintYouzanApps(context.random('apps'))
    const all = Object.values(apps)
    const fieldSeed = context.random('fields').hex(32)
    const state = context.resettable(() => {
      const made = createYouzanState(context.random, settings)
      addShop(made, undefined, all)
      addShop(made, undefined, all)
      return made
    })
    const pusher = context.resettable(
      () => createYouzanPusher(context.clock, state, apps.platform),
      (ended) => ended.outbox.close()
    )
    const scene = (): YouzanScene => ({
      state: state(),
      clock: context.clock,
      pusher: pusher(),
      app: state().push?.app ?? apps['self-use'],
      apps: all,
      fieldSeed,
      nowMs: context.clock.now()
    })
    const handle = createYouzanHandle({ context, apps, pusher, state, scene })
    const answer = (request: ServiceRequest, fault: ActiveFault | undefined): ServiceAnswer => {
      const row = apiTable.get(request.operation)
      return row === undefined ? answerToken(request, fault, scene()) : answerApi(row, request, fault, scene())
    }
    return { handle, actions: youzanActions(handle), answer }
  }
})

function answerToken(request: ServiceRequest, fault: ActiveFault | undefined, scene: YouzanScene): ServiceAnswer {
  // The only fault of this address; without a refresh token to spoil it waits for another call.
  const rotated = fault !== undefined && rotateBehindBack(request, scene.state, scene.nowMs)
  const { answer } = envelop('modern', scene, () => answerTokenRequest(request, scene))
  return fault === undefined ? answer : { ...answer, granted: rotated }
}

function answerApi(
  row: ApiRow,
  request: ServiceRequest,
  fault: ActiveFault | undefined,
  scene: YouzanScene
): ServiceAnswer {
  const { state, nowMs } = scene
  const version = /[^/]*$/.exec(request.path)![0]
  const everyOlder = state.settings.legacyEnvelope === '3.x' && version.startsWith('3.')
  const envelope = everyOlder ? 'legacy' : (row.envelope ?? 'modern')
  const traceId = mintTraceId(state, nowMs)
  const token = state.accessTokens.get(new URLSearchParams(request.query).get('access_token') ?? '')
  return strikeApi(fault, { state, traceId, nowMs, token }, () =>
    envelop(envelope, scene, () => wrapSuccess(envelope, answerApiCall(row, request, scene), traceId), traceId)
  )
}

/** Makes an answer, or the refusal that ended the handling. */
function envelop(
  envelope: Envelope,
  { state, nowMs }: YouzanScene,
  play: () => WireObject,
  traceId = mintTraceId(state, nowMs)
): { readonly body: WireObject; readonly answer: ServiceAnswer } {
  try {
    const body = play()
    return { body, answer: youzanAnswer(body, true) }
  } catch (error) {
    if (!(error instanceof YouzanRefusal)) throw error
    const body = wrapRefusal(envelope, error, traceId)
    return { body, answer: youzanAnswer(body, false, error.explanation) }
  }
}
