import type { CallOptions } from '@kaifang/http-core'
import type { DailySummaryResult } from '../../analysis-types.ts'
import type { AnalysisInput } from '../../read-dates.ts'
import { type AnalysisCall, sendAnalysis } from '../../send-analysis.ts'
import type { WeixinContext } from '../../wechat-openapi-context.ts'

const CALL: AnalysisCall = {
  name: 'getDailySummary',
  path: 'getweanalysisappiddailysummarytrend',
  dateRule: 'day',
  required: { list: 'list' }
}

/** The wire call of {@link WeixinAnalysis.getDailySummary}. */
export function getDailySummary(
  context: WeixinContext,
  input: AnalysisInput,
  options?: CallOptions
): Promise<DailySummaryResult> {
  return sendAnalysis<DailySummaryResult>(context, CALL, input, options)
}
