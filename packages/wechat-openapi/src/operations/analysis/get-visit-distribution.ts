import type { CallOptions } from '@kaifang/http-core'
import type { VisitDistributionResult } from '../../analysis-types.ts'
import type { AnalysisInput } from '../../read-dates.ts'
import { type AnalysisCall, sendAnalysis } from '../../send-analysis.ts'
import type { WeixinContext } from '../../wechat-openapi-context.ts'

const CALL: AnalysisCall = {
  name: 'getVisitDistribution',
  path: 'getweanalysisappidvisitdistribution',
  dateRule: 'day',
  required: { ref_date: 'text', list: 'list' }
}

/** The wire call of {@link WeixinAnalysis.getVisitDistribution}. */
export function getVisitDistribution(
  context: WeixinContext,
  input: AnalysisInput,
  options?: CallOptions
): Promise<VisitDistributionResult> {
  return sendAnalysis<VisitDistributionResult>(context, CALL, input, options)
}
