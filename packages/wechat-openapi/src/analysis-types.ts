import type { WeixinResult } from './read-result.ts'

/** Users after some periods. */
export interface RetainedUsers {
  /** Periods after the base period; 0 is the base period itself. Not every number comes. */
  readonly key: number
  /** Users of the base period at key 0; those who came back at higher keys. */
  readonly value: number
}

/** Result of the three retain calls (访问留存). */
export interface RetainResult extends WeixinResult {
  /** The period: `20170313`, `20170306-20170312` or `201702`. */
  readonly refDate: string
  /** Users who were new in the base period (新增用户留存). */
  readonly visitUvNew: readonly RetainedUsers[]
  /** Users who were active in the base period (活跃用户留存). */
  readonly visitUv: readonly RetainedUsers[]
}

/** Result of `getDailySummary` (数据概况). */
export interface DailySummaryResult extends WeixinResult {
  readonly list: readonly {
    /** The day, `yyyymmdd`. */
    readonly refDate: string
    /** Users in all (累计用户数). */
    readonly visitTotal: number
    /** How often it was shared (转发次数). */
    readonly sharePv: number
    /** How many shared it (转发人数). */
    readonly shareUv: number
  }[]
}

/** Result of the three trend calls (访问趋势). */
export interface VisitTrendResult extends WeixinResult {
  readonly list: readonly {
    /** The period: `20170313`, `20170306-20170312` or `201702`. */
    readonly refDate: string
    /** How often it was opened (打开次数). */
    readonly sessionCnt: number
    /** Pages that were visited (访问次数). */
    readonly visitPv: number
    /** Users (访问人数). */
    readonly visitUv: number
    /** New users (新用户数). */
    readonly visitUvNew: number
    /** Seconds per user, with a fraction (人均停留时长); missing from some replies. */
    readonly stayTimeUv?: number
    /** Seconds per opening, with a fraction (次均停留时长). */
    readonly stayTimeSession: number
    /** Pages per opening, with a fraction (平均访问深度). */
    readonly visitDepth: number
  }[]
}

/** Users with one attribute. */
export interface PortraitEntry {
  /** Id of the attribute; devices have none. */
  readonly id?: number
  /** The attribute in words, such as `广东省`. */
  readonly name: string
  /** Users; older pages call it `accessSourceVisitUv`. */
  readonly value: number
  /** As older pages name the count. */
  readonly accessSourceVisitUv?: number
}

/** Users by attribute; each list may be empty. */
export interface Portrait {
  /** 省份 */
  readonly province: readonly PortraitEntry[]
  /** 城市 */
  readonly city: readonly PortraitEntry[]
  /** 性别 */
  readonly genders: readonly PortraitEntry[]
  /** 终端类型 */
  readonly platforms: readonly PortraitEntry[]
  /** 机型 */
  readonly devices: readonly PortraitEntry[]
  /** 年龄 */
  readonly ages: readonly PortraitEntry[]
}

/** Result of `getUserPortrait` (用户画像). */
export interface UserPortraitResult extends WeixinResult {
  /** The time; whether a range or its first day is not clear from the documents. */
  readonly refDate: string
  /** Users who came for the first time (新用户画像). */
  readonly visitUvNew: Portrait
  /** Users who came at all (活跃用户画像). */
  readonly visitUv: Portrait
}

/** Result of `getVisitDistribution` (访问分布). */
export interface VisitDistributionResult extends WeixinResult {
  /** The day, `yyyymmdd`. */
  readonly refDate: string
  readonly list: readonly {
    /** What is counted: `access_source_session_cnt`, `access_staytime_info` or `access_depth_info`. */
    readonly index: string
    readonly itemList: readonly {
      /** Class of the count; the document has a table of them for each index. */
      readonly key: number
      /** Visits (访问 pv). */
      readonly value: number
      /** Users (访问 uv); in older pages only. */
      readonly accessSourceVisitUv?: number
    }[]
  }[]
}

/** Result of `getVisitPage` (访问页面): the 200 pages with the most visits. */
export interface VisitPageResult extends WeixinResult {
  /** The day, `yyyymmdd`. */
  readonly refDate: string
  readonly list: readonly {
    /** 页面路径 */
    readonly pagePath: string
    /** Visits (访问次数). */
    readonly pageVisitPv: number
    /** Visitors (访问人数). */
    readonly pageVisitUv: number
    /** Seconds per visit, with a fraction (次均停留时长). */
    readonly pageStaytimePv: number
    /** How often it came first (进入页次数). */
    readonly entrypagePv: number
    /** How often it came last (退出页次数). */
    readonly exitpagePv: number
    /** How often it was shared (转发次数). */
    readonly pageSharePv: number
    /** How many shared it (转发人数). */
    readonly pageShareUv: number
  }[]
}
