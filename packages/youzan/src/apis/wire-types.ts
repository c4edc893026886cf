/**
 * A 64-bit integer (Long) in a parameter: text or a bigint keeps all digits; a number is refused past 2^53. It goes out as
 * a bare number where the API declares one.
 */
export type YouzanLong = string | number | bigint

/** A 64-bit integer in a reply: a number up to 2^53, past it the digits as text. */
export type YouzanLongReply = number | string

/** An amount in yuan as decimal text, such as `"320.60"` (orders and refunds). Items count in fen (分), as integers. */
export type YuanText = string

/**
 * A time as `yyyy-MM-dd HH:mm:ss` in UTC+08:00. Not set yet is `''`, `null`, missing, or `1970-01-01 08:00:00`: read it with
 * `readYouzanTime`, write it with `formatYouzanTime`.
 */
export type YouzanTimeText = string

/** The answer of most writes. */
export interface WriteResult {
  readonly is_success: boolean
}

/** Pages of a list. The platform refuses to go deeper than a product of the two that each API documents. */
export interface PageParams {
  /** From 1. */
  readonly page_no?: number
  readonly page_size?: number
}
