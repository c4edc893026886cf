import type { YouzanLongReply, YouzanTimeText } from './wire-types.ts'

/** Parameters of `youzan.logistics.expressbyorderno.get`. Not for gift, multi-parcel, virtual and distribution orders. */
export interface ExpressByOrderNoParams {
  /** Order number (订单号). */
  readonly tid: string
}

/** Result of `youzan.logistics.expressbyorderno.get` (物流轨迹). */
export interface ExpressByOrderNoData {
  /** Carrier's code. */
  readonly com: string
  /** Tracking number. */
  readonly nu: string
  /** Text in the guide, a number on the older page. */
  readonly express_id?: YouzanLongReply
  /** Carrier's name; only in the guide. */
  readonly name?: string
  readonly id?: YouzanLongReply
  readonly kdt_id?: YouzanLongReply
  /** 0 in transit, 1 picked up, 2 problem, 3 signed, 4 return signed, 5 out for delivery, 6 returned. */
  readonly state: number
  readonly message?: string
  readonly status?: string
  /** A date in the guide, seconds on the older page: `readYouzanTime` reads both. */
  readonly created_time?: YouzanTimeText | number
  /** JSON text: `[{ time, context, status }]`. */
  readonly data: string
}

/** Result of `youzan.logistics.express.get`. */
export interface ExpressGetData {
  readonly allExpress: readonly { readonly id: number; readonly name: string; readonly display?: number }[]
}

/** Parameters of `youzan.logistics.online.confirm`: ships an order. */
export interface OnlineConfirmParams {
  readonly tid: string
  /** Line ids, joined by commas; all without. */
  readonly oids?: string
  /** 1 for goods that need no parcel. */
  readonly is_no_express?: 0 | 1
  /** Id of the carrier; declared as text. */
  readonly out_stype?: string | number
  /** Tracking number: letters, digits and hyphens. */
  readonly out_sid?: string
  readonly outer_tid?: string
  readonly outer_sender?: { readonly sender_mobile?: string }
}
