import type { CallOptions } from '@kaifang/http-core'
import type { VisitPageResult } from '../../analysis-types.ts'
import type { AnalysisInput } from '../../read-dates.ts'
import { type AnalysisCall, sendAnalysis } from '../../send-analysis.ts'
import type { WeixinContext } from '../../wechat-openapi-context.ts'

const CALL: AnalysisCall = {
  name: 'getVisitPage',
  path: 'getweanalysisappidvisitpage',
  dateRule: 'day',
  required: { ref_date: 'text', list: 'list' }
}

/** The wire call of {@link WeixinAnalysis.getVisitPage}. */
export function getVisitPage(
  context: WeixinContext,
  input: AnalysisInput,
  options?: CallOptions
): Promise<VisitPageResult> {
  return sendAnalysis<VisitPageResult>(context, CALL, input, options)
}
