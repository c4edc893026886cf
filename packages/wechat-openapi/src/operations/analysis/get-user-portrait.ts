import type { CallOptions } from '@kaifang/http-core'
import type { UserPortraitResult } from '../../analysis-types.ts'
import type { AnalysisInput } from '../../read-dates.ts'
import { type AnalysisCall, sendAnalysis } from '../../send-analysis.ts'
import type { WeixinContext } from '../../wechat-openapi-context.ts'

const CALL: AnalysisCall = {
  name: 'getUserPortrait',
  path: 'getweanalysisappiduserportrait',
  dateRule: 'portrait',
  required: { ref_date: 'text', visit_uv_new: 'object', visit_uv: 'object' }
}

/** The wire call of {@link WeixinAnalysis.getUserPortrait}. */
export function getUserPortrait(
  context: WeixinContext,
  input: AnalysisInput,
  options?: CallOptions
): Promise<UserPortraitResult> {
  return sendAnalysis<UserPortraitResult>(context, CALL, input, options)
}
