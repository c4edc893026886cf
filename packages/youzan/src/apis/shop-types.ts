import type { PageParams, YouzanLong, YouzanLongReply, YuanText } from './wire-types.ts'

/** No parameters. */
export type NoParams = Readonly<Record<string, never>>

/** Result of `youzan.shop.get`: all text. */
export interface ShopGetData {
  readonly id: string
  readonly name: string
  readonly logo?: string
  readonly intro?: string
  readonly type?: string
}

/** Result of `youzan.shop.basic.get`. */
export interface ShopBasicGetData {
  /** Declared as a number, text in the sample. */
  readonly sid: YouzanLongReply
  readonly name: string
  readonly logo?: string
  readonly url?: string
  readonly cert_type?: number
}

/** Parameters of `youzan.users.info.query`: one of the four ids. */
export interface UsersInfoQueryParams {
  readonly yz_open_id?: string
  readonly mobile?: string
  readonly weixin_union_id?: string
  readonly weixin_open_id?: string
  /** 1 official account, 2 mini program, 9 Youzan's own account. */
  readonly open_id_type?: 1 | 2 | 9
  readonly result_type_list?: readonly number[]
}

/** Result of `youzan.users.info.query`. */
export interface UsersInfoQueryData {
  readonly user_list: readonly {
    readonly primitive_info?: Readonly<Record<string, unknown>>
    readonly mobile_info?: Readonly<Record<string, unknown>>
    readonly wechat_info?: Readonly<Record<string, unknown>>
    readonly platform_info?: Readonly<Record<string, unknown>>
  }[]
  readonly latest_info?: Readonly<Record<string, unknown>>
}

/** Parameters of `youzan.user.openid.get`. */
export interface UserOpenIdGetParams {
  readonly user_id: YouzanLong
}

/** Result of `youzan.user.openid.get`. */
export interface UserOpenIdGetData {
  readonly yz_open_id: string
  readonly user_id: YouzanLongReply
  /** Milliseconds since the epoch. */
  readonly created_at?: number
  /** Milliseconds since the epoch. */
  readonly updated_at?: number
}

/** Parameters of `youzan.user.weixin.openid.get`. */
export interface UserWeixinOpenIdGetParams {
  readonly mobile: string
  /** Such as `+86`. */
  readonly country_code?: string
  readonly wechat_type?: 1 | 2
}

/** Result of `youzan.user.weixin.openid.get`. */
export interface UserWeixinOpenIdGetData {
  readonly open_id: string
  readonly union_id?: string
}

/** Parameters of `youzan.users.weixin.followers.info.search`: at most a day; `page_no` × `page_size` ≤ 10000. */
export interface FollowersInfoSearchParams extends PageParams {
  readonly start_follow: string
  readonly end_follow: string
  readonly fields?: string
  readonly only_follow?: boolean
}

/** Element of `youzan.users.weixin.followers.info.search`. */
export interface Follower {
  readonly user_id: YouzanLongReply
  readonly weixin_openid?: string
  readonly union_id?: string
  readonly nick?: string
  readonly avatar?: string
  readonly sex?: string
  readonly points?: number
  readonly traded_num?: number
  readonly traded_money?: YuanText
  readonly is_follow?: boolean
}

/** Result of `youzan.users.weixin.followers.info.search`. */
export interface FollowersInfoSearchData {
  readonly total_results: number
  readonly users: readonly Follower[]
}

/** Parameters of `youzan.users.account.check`; the result is a bare flag. */
export interface AccountCheckParams {
  readonly account_id: string
  readonly account_type: string
}
