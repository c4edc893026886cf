import type { Explanation } from '../../sandbox-types.ts'
import { weixinErrorTexts } from './weixin-error-texts.ts'

/** Ends the handling of a request with an `errcode`. Caught where the answer is made. */
export class WeixinRefusal extends Error {
  readonly errcode: number
  /** For the log only. */
  readonly explanation: Explanation

  constructor(errcode: number, explanation: Explanation | string, errmsg = weixinErrorTexts[errcode] ?? 'error') {
    super(errmsg)
    this.errcode = errcode
    this.explanation = typeof explanation === 'string' ? { summary: explanation } : explanation
  }
}
