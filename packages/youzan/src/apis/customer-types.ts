import type { PageParams, YouzanLongReply } from './wire-types.ts'

/** A customer by one of its accounts. The words: `FansID`, `Mobile`, `YouZanAccount`, `OpenUserId`, `WeiXinOpenId`, `YzOpenId`. */
export interface AccountInfo {
  readonly account_id: string
  readonly account_type: string
}

/** A customer of the points APIs 4.x: account types are numbers, 1 fan, 2 mobile, 3 third party, 5 `yz_open_id`. */
export interface PointsUser {
  readonly account_id: string
  readonly account_type: number
}

/** Parameters of `youzan.scrm.customer.create`. */
export interface CustomerCreateParams {
  readonly mobile: string
  readonly customer_create: {
    readonly name?: string
    readonly gender?: number
    readonly birthday?: string
    readonly remark?: string
    readonly contact_address?: Readonly<Record<string, unknown>>
  }
  readonly create_date?: string
  readonly is_do_ext_point?: boolean
}

/** Result of `youzan.scrm.customer.create`. */
export interface CustomerCreateData extends AccountInfo {
  readonly yz_open_id?: string
}

/** Parameters of `youzan.scrm.customer.detail.get`: one of the two ids. */
export interface CustomerDetailGetParams {
  readonly yz_open_id?: string
  readonly account_info?: AccountInfo
  /** Joined by commas; the result has a block for each. */
  readonly fields: string
  readonly is_do_ext_point?: boolean
}

/** Parameters of `youzan.scrm.customer.list`: times in milliseconds; `page_no` ≤ 500, `page_size` ≤ 50. */
export interface CustomerListParams extends PageParams {
  /** Milliseconds since the epoch, unlike in the result. */
  readonly created_at_start?: number
  /** Milliseconds since the epoch. */
  readonly created_at_end?: number
  /** Milliseconds since the epoch. */
  readonly created_member_at_start?: number
  /** Milliseconds since the epoch. */
  readonly created_member_at_end?: number
  readonly is_member?: number
  readonly has_mobile?: number
}

/** Element of `youzan.scrm.customer.list`; its times are seconds. */
export interface CustomerRecord {
  readonly yz_open_id?: string
  readonly name?: string
  readonly mobile?: string
  /** Seconds since the epoch. */
  readonly created_at?: number
  readonly [field: string]: unknown
}

/** Result of `youzan.scrm.customer.list`. */
export interface CustomerListData {
  readonly total: number
  readonly page_no?: number
  readonly record_list: readonly CustomerRecord[]
}

/** Parameters of `youzan.crm.customer.points.get`. */
export interface PointsGetParams {
  readonly user: PointsUser
  readonly is_do_extpoint?: boolean
}

/** Result of `youzan.crm.customer.points.get`. */
export interface PointsGetData {
  readonly point: YouzanLongReply
}

/** Parameters of `youzan.crm.customer.points.increase` and `.decrease`. */
export interface PointsChangeParams {
  readonly params: {
    readonly user: PointsUser
    readonly points: number
    readonly reason: string
    /** Your key: the same one counts once within 3 months, so that such a call may be repeated. */
    readonly biz_value: string
    readonly biz_token?: string
    readonly check_customer?: boolean
    readonly is_do_ext_point?: boolean
  }
}

/** Result of `youzan.crm.customer.points.increase` and `.decrease`. */
export interface PointsChangeData {
  /** Text, unlike elsewhere. */
  readonly is_success: 'true' | 'false' | boolean
}
