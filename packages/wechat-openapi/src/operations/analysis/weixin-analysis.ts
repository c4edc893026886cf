import type { CallOptions } from '@kaifang/http-core'
import type {
  DailySummaryResult,
  RetainResult,
  UserPortraitResult,
  VisitDistributionResult,
  VisitPageResult,
  VisitTrendResult
} from '../../analysis-types.ts'
import type { AnalysisInput } from '../../read-dates.ts'

/** Figures of the mini program (数据分析). */
export interface WeixinAnalysis {
  /**
   * Reads who came back after a day (用户访问小程序日留存).
   *
   * Wire: POST /datacube/getweanalysisappiddailyretaininfo.
   *
   * > [!NOTE]
   * > One day: `beginDate` and `endDate` are the same. Older pages say otherwise; two days give 61501. Yesterday's figures are there from about 09:00 in China.
   *
   * @param input - `beginDate` and `endDate` as `yyyymmdd`, days of China (UTC+08:00).
   * @param options - Abort signal, time limits, repeats. A read: repeated up to twice by default.
   * @returns The figures, under the document's names in camelCase.
   * @throws {@link InputError} when the days break the rule; nothing was sent.
   * @throws {@link ApiError} `ERR_WECHAT_OPENAPI_PARAMETER` with 61501 for days that are not ready, and the other refusals.
   * @see WeChat server API, "数据分析" (docs/sources.md#wechat-server-api)
   */
  getDailyRetain(input: AnalysisInput, options?: CallOptions): Promise<RetainResult>
  /**
   * Reads who came back after a week (用户访问小程序周留存).
   *
   * Wire: POST /datacube/getweanalysisappidweeklyretaininfo.
   *
   * > [!NOTE]
   * > Monday to Sunday of one week. Yesterday's figures are there from about 09:00 in China.
   *
   * @param input - `beginDate` and `endDate` as `yyyymmdd`, days of China (UTC+08:00).
   * @param options - Abort signal, time limits, repeats. A read: repeated up to twice by default.
   * @returns The figures, under the document's names in camelCase.
   * @throws {@link InputError} when the days break the rule; nothing was sent.
   * @throws {@link ApiError} `ERR_WECHAT_OPENAPI_PARAMETER` with 61501 for days that are not ready, and the other refusals.
   * @see WeChat server API, "数据分析" (docs/sources.md#wechat-server-api)
   */
  getWeeklyRetain(input: AnalysisInput, options?: CallOptions): Promise<RetainResult>
  /**
   * Reads who came back after a month (用户访问小程序月留存).
   *
   * Wire: POST /datacube/getweanalysisappidmonthlyretaininfo.
   *
   * > [!NOTE]
   * > First to last day of one month. Yesterday's figures are there from about 09:00 in China.
   *
   * @param input - `beginDate` and `endDate` as `yyyymmdd`, days of China (UTC+08:00).
   * @param options - Abort signal, time limits, repeats. A read: repeated up to twice by default.
   * @returns The figures, under the document's names in camelCase.
   * @throws {@link InputError} when the days break the rule; nothing was sent.
   * @throws {@link ApiError} `ERR_WECHAT_OPENAPI_PARAMETER` with 61501 for days that are not ready, and the other refusals.
   * @see WeChat server API, "数据分析" (docs/sources.md#wechat-server-api)
   */
  getMonthlyRetain(input: AnalysisInput, options?: CallOptions): Promise<RetainResult>
  /**
   * Reads users in all and shares of a day (用户访问小程序数据概况).
   *
   * Wire: POST /datacube/getweanalysisappiddailysummarytrend.
   *
   * > [!NOTE]
   * > One day: `beginDate` and `endDate` are the same. Older pages say otherwise; two days give 61501. Yesterday's figures are there from about 09:00 in China.
   *
   * @param input - `beginDate` and `endDate` as `yyyymmdd`, days of China (UTC+08:00).
   * @param options - Abort signal, time limits, repeats. A read: repeated up to twice by default.
   * @returns The figures, under the document's names in camelCase.
   * @throws {@link InputError} when the days break the rule; nothing was sent.
   * @throws {@link ApiError} `ERR_WECHAT_OPENAPI_PARAMETER` with 61501 for days that are not ready, and the other refusals.
   * @see WeChat server API, "数据分析" (docs/sources.md#wechat-server-api)
   */
  getDailySummary(input: AnalysisInput, options?: CallOptions): Promise<DailySummaryResult>
  /**
   * Reads visits of a day (用户访问小程序数据日趋势).
   *
   * Wire: POST /datacube/getweanalysisappiddailyvisittrend.
   *
   * > [!NOTE]
   * > One day: `beginDate` and `endDate` are the same. Older pages say otherwise; two days give 61501. Yesterday's figures are there from about 09:00 in China.
   *
   * @param input - `beginDate` and `endDate` as `yyyymmdd`, days of China (UTC+08:00).
   * @param options - Abort signal, time limits, repeats. A read: repeated up to twice by default.
   * @returns The figures, under the document's names in camelCase.
   * @throws {@link InputError} when the days break the rule; nothing was sent.
   * @throws {@link ApiError} `ERR_WECHAT_OPENAPI_PARAMETER` with 61501 for days that are not ready, and the other refusals.
   * @see WeChat server API, "数据分析" (docs/sources.md#wechat-server-api)
   */
  getDailyVisitTrend(input: AnalysisInput, options?: CallOptions): Promise<VisitTrendResult>
  /**
   * Reads visits of a week (用户访问小程序数据周趋势).
   *
   * Wire: POST /datacube/getweanalysisappidweeklyvisittrend.
   *
   * > [!NOTE]
   * > Monday to Sunday of one week. Yesterday's figures are there from about 09:00 in China.
   *
   * @param input - `beginDate` and `endDate` as `yyyymmdd`, days of China (UTC+08:00).
   * @param options - Abort signal, time limits, repeats. A read: repeated up to twice by default.
   * @returns The figures, under the document's names in camelCase.
   * @throws {@link InputError} when the days break the rule; nothing was sent.
   * @throws {@link ApiError} `ERR_WECHAT_OPENAPI_PARAMETER` with 61501 for days that are not ready, and the other refusals.
   * @see WeChat server API, "数据分析" (docs/sources.md#wechat-server-api)
   */
  getWeeklyVisitTrend(input: AnalysisInput, options?: CallOptions): Promise<VisitTrendResult>
  /**
   * Reads visits of a month (用户访问小程序数据月趋势).
   *
   * Wire: POST /datacube/getweanalysisappidmonthlyvisittrend.
   *
   * > [!NOTE]
   * > First to last day of one month, at latest last month. Yesterday's figures are there from about 09:00 in China.
   *
   * @param input - `beginDate` and `endDate` as `yyyymmdd`, days of China (UTC+08:00).
   * @param options - Abort signal, time limits, repeats. A read: repeated up to twice by default.
   * @returns The figures, under the document's names in camelCase.
   * @throws {@link InputError} when the days break the rule; nothing was sent.
   * @throws {@link ApiError} `ERR_WECHAT_OPENAPI_PARAMETER` with 61501 for days that are not ready, and the other refusals.
   * @see WeChat server API, "数据分析" (docs/sources.md#wechat-server-api)
   */
  getMonthlyVisitTrend(input: AnalysisInput, options?: CallOptions): Promise<VisitTrendResult>
  /**
   * Reads who the users are (小程序用户画像分布).
   *
   * Wire: POST /datacube/getweanalysisappiduserportrait.
   *
   * > [!NOTE]
   * > 1, 7 or 30 days: `endDate` is 0, 6 or 29 days after `beginDate`. By reports they must end yesterday. Yesterday's figures are there from about 09:00 in China.
   *
   * @param input - `beginDate` and `endDate` as `yyyymmdd`, days of China (UTC+08:00).
   * @param options - Abort signal, time limits, repeats. A read: repeated up to twice by default.
   * @returns The figures, under the document's names in camelCase.
   * @throws {@link InputError} when the days break the rule; nothing was sent.
   * @throws {@link ApiError} `ERR_WECHAT_OPENAPI_PARAMETER` with 61501 for days that are not ready, and the other refusals.
   * @see WeChat server API, "数据分析" (docs/sources.md#wechat-server-api)
   */
  getUserPortrait(input: AnalysisInput, options?: CallOptions): Promise<UserPortraitResult>
  /**
   * Reads where users came from, how long they stayed and how deep they went (用户小程序访问分布).
   *
   * Wire: POST /datacube/getweanalysisappidvisitdistribution.
   *
   * > [!NOTE]
   * > One day: `beginDate` and `endDate` are the same. Yesterday's figures are there from about 09:00 in China.
   *
   * @param input - `beginDate` and `endDate` as `yyyymmdd`, days of China (UTC+08:00).
   * @param options - Abort signal, time limits, repeats. A read: repeated up to twice by default.
   * @returns The figures, under the document's names in camelCase.
   * @throws {@link InputError} when the days break the rule; nothing was sent.
   * @throws {@link ApiError} `ERR_WECHAT_OPENAPI_PARAMETER` with 61501 for days that are not ready, and the other refusals.
   * @see WeChat server API, "数据分析" (docs/sources.md#wechat-server-api)
   */
  getVisitDistribution(input: AnalysisInput, options?: CallOptions): Promise<VisitDistributionResult>
  /**
   * Reads the pages with the most visits (访问页面).
   *
   * Wire: POST /datacube/getweanalysisappidvisitpage.
   *
   * > [!NOTE]
   * > One day: `beginDate` and `endDate` are the same. Yesterday's figures are there from about 09:00 in China.
   *
   * @param input - `beginDate` and `endDate` as `yyyymmdd`, days of China (UTC+08:00).
   * @param options - Abort signal, time limits, repeats. A read: repeated up to twice by default.
   * @returns The figures, under the document's names in camelCase.
   * @throws {@link InputError} when the days break the rule; nothing was sent.
   * @throws {@link ApiError} `ERR_WECHAT_OPENAPI_PARAMETER` with 61501 for days that are not ready, and the other refusals.
   * @see WeChat server API, "数据分析" (docs/sources.md#wechat-server-api)
   */
  getVisitPage(input: AnalysisInput, options?: CallOptions): Promise<VisitPageResult>
}
