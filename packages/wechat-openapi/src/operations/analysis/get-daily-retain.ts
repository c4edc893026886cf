import type { CallOptions } from '@kaifang/http-core'
import type { RetainResult } from '../../analysis-types.ts'
import type { AnalysisInput } from '../../read-dates.ts'
import { type AnalysisCall, sendAnalysis } from '../../send-analysis.ts'
import type { WeixinContext } from '../../wechat-openapi-context.ts'

const CALL: AnalysisCall = {
  name: 'getDailyRetain',
  path: 'getweanalysisappiddailyretaininfo',
  dateRule: 'day',
  required: { ref_date: 'text', visit_uv_new: 'list', visit_uv: 'list' }
}

/** The wire call of {@link WeixinAnalysis.getDailyRetain}. */
export function getDailyRetain(
  context: WeixinContext,
  input: AnalysisInput,
  options?: CallOptions
): Promise<RetainResult> {
  return sendAnalysis<RetainResult>(context, CALL, input, options)
}
