import type { Effect } from '@kaifang/http-core'

/** Where the pages of a list are, and how deep the platform lets a caller go. */
export interface PageRule {
  /** Field with the elements, as a path in `data`. */
  readonly list: string
  /** Field with the number of all elements, as a path in `data`. */
  readonly total?: string
  /** Size of a page where the caller gives none. @default 20 */
  readonly pageSize?: number
  /** Largest `page_no`. */
  readonly maxPage?: number
  /** Largest product of `page_no` and `page_size`. */
  readonly maxElements?: number
}

/** What is known of an API beyond its name. */
export interface ApiRule {
  /** What it does on the platform; a write without one. */
  readonly effect?: Effect
  /** Needs no token (免鉴权). */
  readonly withoutToken?: boolean
  /** Parameters that are declared Long: digits in text go out as a bare number. */
  readonly longs?: readonly string[]
  /** Parameters that are declared String although they look like numbers: a number goes out as text. */
  readonly texts?: readonly string[]
  readonly page?: PageRule
  /** The read that tells what became of a write, and the parameter that both take. */
  readonly settleBy?: { readonly name: string; readonly field: string }
}

const READ: ApiRule = { effect: 'read' }
const ITEM_READ: ApiRule = { effect: 'read', longs: ['item_id', 'tag_id'] }
const ITEMS: PageRule = { list: 'items', total: 'count', pageSize: 40 }
const ITEM_WRITE: ApiRule = { longs: ['item_id', 'sku_id'], settleBy: { name: 'youzan.item.get', field: 'item_id' } }
const REFUND_WRITE: ApiRule = { settleBy: { name: 'youzan.trade.refund.get', field: 'refund_id' } }
/** `biz_value` is required, and counts once. */
const POINTS: ApiRule = { effect: 'keyed-write', texts: ['account_id', 'biz_value'] }

/**
 * What is known of APIs by name. An API that is not here is a write: repeating it could act twice.
 *
 * @see Youzan, pages of the APIs (docs/sources.md#youzan-cloud)
 */
export const API_RULES: Readonly<Record<string, ApiRule>> = Object.freeze({
  'youzan.trade.get': READ,
  'youzan.trades.sold.get': {
    effect: 'read',
    longs: ['goods_id', 'offline_id', 'node_kdt_id'],
    page: { list: 'full_order_info_list', total: 'total_results', maxPage: 100, maxElements: 10_000 }
  },
  'youzan.trade.memo.update': { texts: ['flag'], settleBy: { name: 'youzan.trade.get', field: 'tid' } },
  'youzan.trade.refund.search': {
    effect: 'read',
    page: { list: 'refunds', total: 'total', maxPage: 100, maxElements: 3000 }
  },
  'youzan.trade.refund.get': READ,
  'youzan.trade.refund.amount.get': READ,
  'youzan.trade.refund.agree': REFUND_WRITE,
  'youzan.trade.refund.refuse': REFUND_WRITE,
  'youzan.trade.returngoods.agree': { ...REFUND_WRITE, texts: ['mobile', 'tel'] },
  'youzan.trade.returngoods.refuse': REFUND_WRITE,
  'youzan.trade.refund.seller.active': {
    longs: ['oid'],
    texts: ['refund_fee', 'biz_value'],
    settleBy: { name: 'youzan.trade.refund.search', field: 'tid' }
  },
  'youzan.item.get': ITEM_READ,
  'youzan.item.detail.get': ITEM_READ,
  'youzan.items.onsale.get': { ...ITEM_READ, page: ITEMS },
  'youzan.items.inventory.get': { ...ITEM_READ, page: ITEMS },
  'youzan.item.search': { effect: 'read', page: { ...ITEMS, maxPage: 19, maxElements: 4000 } },
  'youzan.item.base.search': { effect: 'read', page: { ...ITEMS, maxPage: 19, maxElements: 4000 } },
  'youzan.item.update.listing': ITEM_WRITE,
  'youzan.item.update.delisting': ITEM_WRITE,
  'youzan.item.quantity.update': ITEM_WRITE,
  'youzan.item.sku.update': { ...ITEM_WRITE, texts: ['price', 'quantity'] },
  'youzan.item.delete': ITEM_WRITE,
  'youzan.logistics.expressbyorderno.get': READ,
  'youzan.logistics.express.get': READ,
  'youzan.logistics.online.confirm': {
    texts: ['out_stype', 'out_sid', 'oids'],
    settleBy: { name: 'youzan.trade.get', field: 'tid' }
  },
  'youzan.shop.get': READ,
  'youzan.shop.basic.get': READ,
  'youzan.users.info.query': { effect: 'read', texts: ['mobile'] },
  'youzan.user.openid.get': { effect: 'read', longs: ['user_id'] },
  'youzan.user.weixin.openid.get': { effect: 'read', texts: ['mobile'] },
  'youzan.user.basic.get': READ,
  'youzan.users.weixin.follower.get': READ,
  'youzan.users.weixin.followers.info.search': {
    effect: 'read',
    page: { list: 'users', total: 'total_results', maxElements: 10_000 }
  },
  'youzan.users.account.check': { effect: 'read', texts: ['account_id'] },
  'youzan.scrm.customer.create': { texts: ['mobile'] },
  'youzan.scrm.customer.detail.get': { effect: 'read', texts: ['account_id'] },
  'youzan.scrm.customer.list': { effect: 'read', page: { list: 'record_list', total: 'total', maxPage: 500 } },
  'youzan.crm.customer.points.get': { effect: 'read', texts: ['account_id'] },
  'youzan.crm.customer.points.increase': POINTS,
  'youzan.crm.customer.points.decrease': POINTS,
  'youzan.cloud.client.query.encryptconfig': { effect: 'read', withoutToken: true },
  'youzan.cloud.secret.query.all': { effect: 'read', withoutToken: true },
  'youzan.cloud.secret.decrypt.single': READ,
  'youzan.cloud.secret.decrypt.batch': READ
})

const UNKNOWN: ApiRule = Object.freeze({})

/** What is known of an API. */
export function apiRuleOf(name: string): ApiRule {
  return Object.hasOwn(API_RULES, name) ? (API_RULES[name] as ApiRule) : UNKNOWN
}
