import { encryptField, fieldKey } from '../crypto/encrypt-field.ts'
import type { YouzanScene } from '../gateway/api-types.ts'
import type { StoredCustomer, StoredShop } from '../shop/stored-shop-types.ts'
import { chinaTimeText } from '../wire/china-time.ts'
import type { Wire, WireObject } from '../wire/exact-json.ts'
import { yuanText } from '../wire/yuan-text.ts'
import { dateOrAbsent } from './date-or-absent.ts'
import { lineTotal, refundState, refundsOf, tradeTotal } from './refund-sums.ts'
import type { StoredLine, StoredRefund, StoredTrade } from './stored-trade-types.ts'

/** What the wire form of an order draws on. */
export type ResourceScene = Pick<YouzanScene, 'state' | 'app' | 'fieldSeed'>

const statusTexts: Readonly<Record<StoredTrade['status'], string>> = {
  WAIT_BUYER_PAY: '待支付',
  TRADE_PAID: '已支付',
  WAIT_SELLER_SEND_GOODS: '待发货',
  WAIT_BUYER_CONFIRM_GOODS: '已发货',
  TRADE_SUCCESS: '已完成',
  TRADE_CLOSED: '已关闭'
}

/** A value as it is, or encrypted with the shop's field key, as the settings have it. */
export function sensitive(text: string, { kdtId }: StoredShop, { state, app, fieldSeed }: ResourceScene): string {
  if (!state.settings.encryptFields || text === '') return text
  return encryptField(text, fieldKey(fieldSeed, app.clientId, kdtId, state.fieldKeyVersions))
}

/** `data` of `youzan.trade.get` and of the pushes about new and paid orders (Youzan reference 11.2). */
export function tradeResource(trade: StoredTrade, scene: ResourceScene, version = '4.0.2'): WireObject {
  const { state } = scene
  return {
    full_order_info: fullOrderInfo(trade, scene, version),
    delivery_order: trade.parcels.map(({ distId, expressId, expressNo, oids }) => ({
      express_state: 1,
      express_type: 0,
      oids: oids.map((oid) => ({ oid })),
      dists: [
        {
          dist_id: distId,
          express_info: { express_id: expressId, express_no: expressNo },
          dist_items: oids.map((oid) => ({ oid }))
        }
      ]
    })),
    refund_order: refundsOf(state, trade).map(({ refundId, type, fee, status, oid }) => ({
      refund_id: refundId,
      refund_type: type === 'BUYER_APPLY_REFUND' ? 1 : 2,
      refund_fee: yuanText(fee),
      refund_state: refundLineState[status],
      oids: [{ oid }]
    })),
    order_promotion: { item: [], order: [], item_discount_fee: '0.00', order_discount_fee: '0.00', adjust_fee: '0.00' }
  }
}

const refundLineState: Readonly<Record<StoredRefund['status'], number>> = {
  WAIT_SELLER_AGREE: 1,
  SELLER_REFUSE_BUYER: 10,
  WAIT_BUYER_RETURN_GOODS: 20,
  WAIT_SELLER_CONFIRM_GOODS: 30,
  SELLER_REFUSE_BUYER_RETURN_GOODS: 40,
  CLOSED: 50,
  SUCCESS: 60
}

/** `full_order_info`. */
export function fullOrderInfo(trade: StoredTrade, scene: ResourceScene, version: string): WireObject {
  const { state } = scene
  const shop = state.shops.get(trade.grantId)!
  const buyer = state.customers.get(trade.buyer)!
  return {
    order_info: orderInfo(trade, shop, scene),
    orders: trade.lines.map((line) => lineResource(line, version)),
    pay_info: {
      total_fee: yuanText(tradeTotal(trade) - trade.postFee),
      post_fee: yuanText(trade.postFee),
      payment: yuanText(tradeTotal(trade)),
      real_payment: yuanText(trade.paidAt === undefined ? 0 : tradeTotal(trade)),
      transaction: trade.paidAt === undefined ? [] : [trade.transaction],
      outer_transactions: [],
      deduction_pay: 0,
      deduction_real_pay: 0,
      phase_payments: []
    },
    address_info: addressInfo(buyer, shop, scene),
    buyer_info: {
      yz_open_id: buyer.yzOpenId,
      buyer_phone: sensitive(buyer.mobile, shop, scene),
      outer_user_id: buyer.weixinOpenid,
      fans_id: 0,
      fans_type: 1,
      fans_nickname: ''
    },
    source_info: {
      source: { platform: 'wx', wx_entrance: 'direct_buy' },
      order_mark: '',
      is_offline_order: false,
      book_key: '',
      biz_source: ''
    },
    remark_info: { buyer_message: trade.buyerMessage, trade_memo: trade.memo, star: trade.star },
    child_info: {},
    invoice_info: null
  }
}

function orderInfo(trade: StoredTrade, shop: StoredShop, { state }: ResourceScene): WireObject {
  const { settings } = state
  const success = trade.status === 'TRADE_SUCCESS' ? trade.confirmedAt : undefined
  return {
    tid: trade.tid,
    status: trade.status,
    status_str: statusTexts[trade.status],
    type: 0,
    pay_type: trade.paidAt === undefined ? 0 : 10,
    pay_type_str: trade.paidAt === undefined ? '' : 'WEIXIN',
    team_type: 0,
    close_type: trade.closeType,
    express_type: 0,
    refund_state: refundState(state, trade),
    created: chinaTimeText(trade.createdAt),
    update_time: chinaTimeText(trade.updatedAt),
    expired_time: chinaTimeText(trade.expiresAt),
    pay_time: dateOrAbsent('pay_time', trade.paidAt, settings),
    consign_time: dateOrAbsent('consign_time', trade.sentAt, settings),
    confirm_time: dateOrAbsent('confirm_time', trade.confirmedAt, settings),
    success_time: dateOrAbsent('success_time', success, settings),
    is_retail_order: false,
    node_kdt_id: shop.kdtId,
    root_kdt_id: shop.kdtId,
    channel_type: 0,
    shop_name: shop.name,
    shop_display_no: '',
    order_tags: {
      is_virtual: false,
      is_member: true,
      is_payed: trade.paidAt !== undefined,
      is_refund: refundState(state, trade) !== 0
    },
    order_extra: { is_from_cart: 'false', is_points_order: '0', buyer_name: '', id_card_number: '' }
  }
}

function lineResource(line: StoredLine, version: string): WireObject {
  const properties = line.skuName === '' ? [] : [{ k: '规格', k_id: 1, v: line.skuName, v_id: line.skuId }]
  return {
    oid: line.oid,
    // The demo of the oldest version has the number of the line here.
    item_id: version === '4.0.0' ? BigInt(line.oid) : line.itemId,
    sku_id: line.skuId,
    title: line.title,
    num: line.num,
    price: yuanText(line.price),
    discount_price: yuanText(line.price),
    total_fee: yuanText(lineTotal(line)),
    payment: yuanText(lineTotal(line)),
    points_price: '0',
    outer_item_id: line.itemNo,
    outer_sku_id: '',
    sku_unique_code: line.skuId === 0 ? '' : `${line.itemId}${line.skuId}`,
    sku_properties_name: JSON.stringify(properties),
    buyer_messages: '',
    item_type: 0,
    is_present: false,
    is_pre_sale: '',
    is_cross_border: '',
    alias: line.alias,
    pic_path: `https://img01.yzcdn.cn/${line.alias}.jpg`,
    goods_url: `https://h5.youzan.com/v2/showcase/goods?alias=${line.alias}`,
    weight: ''
  }
}

function addressInfo(buyer: StoredCustomer, shop: StoredShop, scene: ResourceScene): WireObject {
  const times: { delivery_start_time?: Wire | undefined } = {
    delivery_start_time: dateOrAbsent('delivery_start_time', undefined, scene.state.settings)
  }
  return {
    receiver_name: sensitive(buyer.name, shop, scene),
    receiver_tel: sensitive(buyer.mobile, shop, scene),
    delivery_province: '浙江省',
    delivery_city: '杭州市',
    delivery_district: '西湖区',
    delivery_address: sensitive('黄龙万科中心', shop, scene),
    delivery_postal_code: '',
    address_extra: JSON.stringify({ areaCode: '330106', lon: 120.13, lat: 30.27 }),
    self_fetch_info: '',
    ...times
  }
}
