import { readInput, readInteger, readText } from '../../../engine/read-input.ts'
import { SandboxError } from '../../../engine/sandbox-error.ts'
import { addCustomer } from '../shop/add-customer.ts'
import { addItem } from '../shop/add-item.ts'
import { requireShop } from '../shop/add-shop.ts'
import type { StoredItem } from '../shop/stored-shop-types.ts'
import { chinaTimeText } from '../wire/china-time.ts'
import { mintLongId, type YouzanState } from '../youzan-state.ts'
import type { StoredLine, StoredTrade } from './stored-trade-types.ts'

/** The most lines of an order here. */
const mostLines = 100

/** Makes an unpaid order from unchecked input. */
export function openTrade(state: YouzanState, input: unknown, nowMs: number): StoredTrade {
  const fields = ['grantId', 'lines', 'buyer', 'postFee', 'buyerMessage']
  const { grantId, lines = [{}], buyer, postFee, buyerMessage } = readInput(input, 'trade', fields)
  const shop = requireShop(state, grantId)
  if (!Array.isArray(lines) || lines.length === 0 || lines.length > mostLines) {
    throw new SandboxError('ERR_SANDBOX_INPUT', `"lines" expected a list of 1 to ${mostLines}`)
  }
  const stored = lines.map((line) => openLine(state, shop.grantId, line, nowMs))
  const yzOpenId =
    buyer === undefined ? addCustomer(state, { grantId: shop.grantId }, nowMs).yzOpenId : readText(buyer, 'buyer')
  if (state.customers.get(yzOpenId)?.grantId !== shop.grantId) {
    throw new SandboxError('ERR_SANDBOX_NOT_FOUND', 'the shop has no customer of that yz_open_id')
  }
  const trade: StoredTrade = {
    tid: `E${chinaTimeText(nowMs).replace(/\D/g, '')}${state.mint.trade.digits(9)}`,
    grantId: shop.grantId,
    buyer: yzOpenId,
    lines: Object.freeze(stored),
    postFee: postFee === undefined ? 0 : readInteger(postFee, 'postFee', 0, 10_000_000),
    buyerMessage: buyerMessage === undefined ? '' : readText(buyerMessage, 'buyerMessage', 0, 500),
    createdAt: nowMs,
    expiresAt: nowMs + state.settings.unpaidMinutes * 60_000,
    status: 'WAIT_BUYER_PAY',
    closeType: 0,
    memo: '',
    star: 0,
    updatedAt: nowMs,
    paidAt: undefined,
    sentAt: undefined,
    confirmedAt: undefined,
    transaction: state.mint.trade.digits(24),
    parcels: []
  }
  state.trades.set(trade.tid, trade)
  return trade
}

function openLine(state: YouzanState, grantId: string, input: unknown, nowMs: number): StoredLine {
  const { itemId, skuId, num } = readInput(input, 'line', ['itemId', 'skuId', 'num'])
  const item =
    itemId === undefined ? firstItem(state, grantId, nowMs) : state.items.get(readInteger(itemId, 'itemId', 1))
  if (item?.grantId !== grantId) throw new SandboxError('ERR_SANDBOX_NOT_FOUND', 'the shop has no goods of that itemId')
  const sku = skuId === undefined ? item.skus[0] : item.skus.find((entry) => entry.skuId === skuId)
  if (skuId !== undefined && skuId !== 0 && sku === undefined) {
    throw new SandboxError('ERR_SANDBOX_NOT_FOUND', 'the goods have no kind of that skuId')
  }
  return {
    oid: String(mintLongId(state)),
    itemId: item.itemId,
    skuId: sku?.skuId ?? 0,
    title: item.title,
    skuName: sku?.name ?? '',
    alias: item.alias,
    itemNo: sku?.itemNo ?? '',
    num: num === undefined ? 1 : readInteger(num, 'num', 1, 10_000),
    price: sku?.price ?? item.price,
    sent: false
  }
}

function firstItem(state: YouzanState, grantId: string, nowMs: number): StoredItem {
  const found = [...state.items.values()].find((item) => item.grantId === grantId)
  return found ?? addItem(state, { grantId }, nowMs)
}
