import type { ActiveFault, ServiceAnswer } from '../../engine/service.ts'
import type { FaultDescription } from '../../fault-types.ts'
import { apiOperations } from './gateway/api-table.ts'
import { endAccessToken } from './token/issue-tokens.ts'
import type { WireObject } from './wire/exact-json.ts'
import { gatewayError, youzanAnswer } from './youzan-answer.ts'
import type { StoredAccessToken, YouzanState } from './youzan-state.ts'
import type { YouzanFaultName } from './youzan-types.ts'

/** What a fault works on. */
export interface FaultScene {
  readonly state: YouzanState
  readonly traceId: string
  readonly nowMs: number
  /** The access token of the call, if it is one of ours. */
  readonly token: StoredAccessToken | undefined
}

/** Replaces the handling of a call: what the gateway or the interface answers instead of acting. */
type Refusing = (scene: FaultScene) => WireObject | ServiceAnswer

interface YouzanFault {
  readonly description: string
  /** Strikes before the interface acts. */
  readonly refuse?: Refusing
  /** Changes a granted answer. */
  readonly change?: (body: WireObject, scene: FaultScene) => WireObject | ServiceAnswer
}

const business =
  (code: number, message: string, data: WireObject | null = null): Refusing =>
  ({ traceId }) => ({
    trace_id: traceId,
    code,
    success: false,
    message,
    data
  })

const gateway =
  (code: number, message: string): Refusing =>
  ({ traceId }) =>
    gatewayError(code, message, traceId)

/** The token of the call dies for good: the token endpoint gives another one from now on. */
function killToken({ token, nowMs }: FaultScene, code: StoredAccessToken['endCode']): void {
  endAccessToken(token, nowMs, code)
}

const dying =
  (code: 4201 | 4202 | 4203, message: string): Refusing =>
  (scene) => {
    killToken(scene, code)
    return gatewayError(code, message, scene.traceId)
  }

const faults: Readonly<Record<Exclude<YouzanFaultName, 'rotated-refresh-token'>, YouzanFault>> = {
  'dead-token-4201': {
    description: 'The gateway says 4201 (credential invalid) and the access token is dead; a new one works.',
    refuse: dying(4201, '凭证无效')
  },
  'dead-token-4202': {
    description: 'The gateway says 4202 (expired) and the access token is dead; a new one works.',
    refuse: dying(4202, 'Token 已过期')
  },
  'dead-token-4203': {
    description: 'The gateway says 4203 (does not exist) and the access token is dead; a new one works.',
    refuse: dying(4203, 'Token 不存在')
  },
  'dead-token-kept': {
    description:
      'The gateway forgets the access token (4203), but the token endpoint hands it out until refresh is true.',
    refuse: ({ token, traceId }) => {
      if (token !== undefined) token.disowned = true
      return gatewayError(4203, 'Token 不存在', traceId)
    }
  },
  'gateway-rate-limit': {
    description: 'The gateway says 4101 (too many requests) with status 200 and does nothing.',
    refuse: gateway(4101, '请求太频繁')
  },
  'business-rate-limit': {
    description: 'The interface says 500100004 (limited) with success false and does nothing.',
    refuse: business(500100004, '请求被限流')
  },
  'business-failure': {
    description: 'success false with status 200, and data full of empty lists instead of null.',
    refuse: business(5000, '业务异常', { full_order_info_list: [], items: [], total_results: 0 })
  },
  'gateway-code-in-body': {
    description: 'A dead token, told as code 4201 with success false instead of gw_err_resp.',
    refuse: (scene) => {
      killToken(scene, 4201)
      return { code: 4201, success: false, message: '凭证无效' }
    }
  },
  'no-permission': {
    description: 'The gateway says 4204: the capability pack is not granted.',
    refuse: gateway(4204, '没有权限调用该API')
  },
  'gateway-error': {
    description: 'The gateway says 5001 (system error) and does nothing.',
    refuse: gateway(5001, '系统异常')
  },
  'read-timeout': {
    description: 'The interface says 106000001 (timeout behind the gateway) and does nothing.',
    refuse: business(106000001, '查询超时')
  },
  'legacy-error': {
    description: 'An error in the older envelope: error_response with code 50000 and msg.',
    refuse: () => ({ error_response: { code: 50000, msg: '系统内部错误', sub_code: 0, sub_msg: '' } })
  },
  'legacy-envelope': {
    description: 'A success in the older envelope: response instead of data.',
    change: ({ data, response }) => ({ response: data ?? response ?? null })
  },
  'top-level-data': {
    description: 'The members of data stand at the top level beside success.',
    change: ({ data, response, ...rest }) => ({
      success: true,
      code: 200,
      ...rest,
      ...((data ?? response) as WireObject)
    })
  },
  'unknown-envelope': {
    description: 'JSON with status 200 in none of the known envelopes.',
    change: () => ({ result: { status: 'ok' } })
  },
  'html-200': {
    description: 'An HTML page with status 200.',
    change: () => ({
      status: 200,
      headers: { 'content-type': 'text/html; charset=utf-8' },
      body: '<!DOCTYPE html>\n<html><head><title>有赞</title></head><body>系统维护中</body></html>\n',
      granted: false
    })
  },
  'text-code': {
    description: 'code is the text "200" instead of the number.',
    change: (body) => ({ ...body, code: '200', success: true })
  }
}

const apis = [...new Set(apiOperations.map(({ operation }) => operation))]
/** Interfaces that answer an object, not a bare boolean. */
const withObject = apis.filter((name) => name !== 'youzan.users.account.check')
/** The key service has no token. */
const withToken = apis.filter((name) => name !== 'youzan.cloud.client.query.encryptconfig')

function operationsOf(name: string): readonly string[] {
  if (name === 'top-level-data') return withObject
  return name.startsWith('dead-token') || name === 'gateway-code-in-body' ? withToken : apis
}

/** The faults as the engine lists them. */
export const youzanFaults: readonly FaultDescription[] = [
  ...Object.entries(faults).map(([name, { description }]) => ({
    name: name as YouzanFaultName,
    description,
    services: ['youzan'] as const,
    operations: operationsOf(name)
  })),
  {
    name: 'rotated-refresh-token',
    description: 'Somebody else has used the refresh token and the one after it: 1004, and it stays dead.',
    services: ['youzan'],
    operations: ['auth.getToken']
  }
]

/** Plays a fault on an interface; `undefined` when there is none, so that the interface answers. */
export function strikeApi(
  fault: ActiveFault | undefined,
  scene: FaultScene,
  play: () => { readonly body: WireObject; readonly answer: ServiceAnswer }
): ServiceAnswer {
  const own = fault && faults[fault.name as keyof typeof faults]
  if (own?.refuse !== undefined) return granted(own.refuse(scene))
  const { answer, body } = play()
  return own?.change !== undefined && answer.granted ? granted(own.change(body, scene)) : answer
}

/** The engine shows a fault only in a granted answer, which this one counts as. */
function granted(made: WireObject | ServiceAnswer): ServiceAnswer {
  return isAnswer(made) ? { ...made, granted: true } : youzanAnswer(made, true)
}

function isAnswer(made: WireObject | ServiceAnswer): made is ServiceAnswer {
  return typeof made.headers === 'object'
}
