import type { Explanation } from '../../sandbox-types.ts'
import type { WireObject } from './wire/exact-json.ts'

/** Who refuses: the gateway (`gw_err_resp`), the token endpoint, or the interface behind the gateway. */
export type RefusalKind = 'gateway' | 'token' | 'business'

/** Ends the handling of a request with a refusal. Caught where the answer is made. */
export class YouzanRefusal extends Error {
  readonly kind: RefusalKind
  readonly code: number
  /** For the log only. */
  readonly explanation: Explanation
  /** `data` beside a business refusal; usually null. */
  readonly data: WireObject | null

  constructor(
    kind: RefusalKind,
    code: number,
    message: string,
    why: string | Explanation,
    data: WireObject | null = null
  ) {
    super(message)
    this.kind = kind
    this.code = code
    this.explanation = typeof why === 'string' ? { summary: why } : why
    this.data = data
  }
}

/** The texts of the gateway's codes (Youzan reference 5.1). */
const gatewayTexts: Readonly<Record<number, string>> = {
  4001: 'URL格式错误',
  4004: '请求参数不是合法的JSON',
  4005: 'API不存在',
  4007: '请求方式或Content-Type不支持',
  4008: '该API不支持富文本',
  4101: '请求太频繁',
  4201: '凭证无效',
  4202: 'Token 已过期',
  4203: 'Token 不存在',
  4204: '没有权限调用该API',
  5001: '系统异常'
}

/** A refusal of the gateway. */
export function refuseAtGateway(code: number, why: string | Explanation): YouzanRefusal {
  return new YouzanRefusal('gateway', code, gatewayTexts[code] ?? '系统异常', why)
}

/** A parameter of the wrong type or missing: the gateway fails on the way to the interface (5001). */
export function refuseParameter(name: string, why: string): YouzanRefusal {
  return refuseAtGateway(5001, `"${name}" ${why}`)
}

/** A refusal of the interface itself. */
export function refuseBusiness(code: number, message: string, why: string): YouzanRefusal {
  return new YouzanRefusal('business', code, message, why)
}
