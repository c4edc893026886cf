import type { CallOptions } from '@kaifang/http-core'
import type { VisitTrendResult } from '../../analysis-types.ts'
import type { AnalysisInput } from '../../read-dates.ts'
import { type AnalysisCall, sendAnalysis } from '../../send-analysis.ts'
import type { WeixinContext } from '../../wechat-openapi-context.ts'

const CALL: AnalysisCall = {
  name: 'getMonthlyVisitTrend',
  path: 'getweanalysisappidmonthlyvisittrend',
  dateRule: 'month',
  required: { list: 'list' }
}

/** The wire call of {@link WeixinAnalysis.getMonthlyVisitTrend}. */
export function getMonthlyVisitTrend(
  context: WeixinContext,
  input: AnalysisInput,
  options?: CallOptions
): Promise<VisitTrendResult> {
  return sendAnalysis<VisitTrendResult>(context, CALL, input, options)
}
