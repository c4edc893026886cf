import type { ApiParams } from '../gateway/api-params.ts'
import { createApiParams, isObject } from '../gateway/api-params.ts'
import type { ApiCall, ApiRow, YouzanScene } from '../gateway/api-types.ts'
import { mintSku, storeItem } from '../shop/add-item.ts'
import type { StoredItem, StoredSku } from '../shop/stored-shop-types.ts'
import { parseExactJson, type Wire } from '../wire/exact-json.ts'
import { readYuanText } from '../wire/yuan-text.ts'
import { refuseBusiness, refuseParameter } from '../youzan-refusal.ts'
import type { YouzanState } from '../youzan-state.ts'
import { itemResource } from './item-resource.ts'

/** Changing goods (Youzan reference 11.4). */
export const itemWriteApis: readonly ApiRow[] = [
  {
    name: 'youzan.item.create',
    versions: ['3.0.0', '3.0.1', '4.0.0'],
    note: 'title, desc, price in fen, quantity, image_ids, sku_stocks as JSON text; rich text',
    perSecond: 20,
    richText: true,
    play: createItem
  },
  {
    name: 'youzan.item.update',
    versions: ['3.0.0', '3.0.1', '4.0.0'],
    note: 'title, desc, price in fen, quantity, image_ids; rich text; pushes ITEM_INFO',
    perSecond: 40,
    richText: true,
    play: updateItem
  },
  listing('youzan.item.update.listing', true),
  listing('youzan.item.update.delisting', false),
  {
    name: 'youzan.item.quantity.update',
    versions: ['3.0.0', '4.0.0'],
    note: 'sets (type 0) or adds (type 1); sku_id is required when there are kinds',
    perSecond: 30,
    play: updateQuantity
  },
  {
    name: 'youzan.item.sku.update',
    versions: ['3.0.0'],
    note: 'price in yuan as text, quantity as text, item_no',
    perSecond: 50,
    play: updateSku
  },
  {
    name: 'youzan.item.delete',
    versions: ['3.0.0', '3.0.1'],
    note: 'goods of earlier orders stay readable in them',
    perSecond: 20,
    play({ params, shop }, { state }) {
      const { itemId } = requireItem(params, shop.grantId, state)
      state.items.delete(itemId)
      return { item_id: itemId, is_success: true }
    }
  }
]

function requireItem(params: ApiParams, grantId: string, state: YouzanState): StoredItem {
  const item = state.items.get(Number(params.long('item_id')))
  if (item?.grantId !== grantId) throw refuseBusiness(122001001, '商品不存在', 'this shop has no goods of that item_id')
  return item
}

function readPrice(price: number): number {
  if (price < 1 || price > 100_000_000) throw refuseParameter('price', 'is in fen, 1 to 100000000')
  return price
}

function readImages(params: ApiParams, state: YouzanState): readonly number[] | undefined {
  const text = params.optionalText('image_ids')
  if (text === undefined || text === '') return undefined
  const ids = text.split(',').map(Number)
  if (ids.some((id) => !state.images.has(id)))
    throw refuseParameter('image_ids', 'names an image that was not uploaded here')
  return ids
}

function createItem({ params, shop }: ApiCall, { state, nowMs }: YouzanScene): Wire {
  const price = readPrice(params.integer('price'))
  const item = storeItem(state, {
    grantId: shop.grantId,
    title: params.text('title'),
    desc: params.text('desc'),
    price,
    quantity: params.optionalInteger('quantity') ?? 0,
    listing: params.optionalInteger('is_display') !== 0,
    imageIds: readImages(params, state) ?? [],
    skus: readSkuStocks(params.optionalText('sku_stocks'), state),
    nowMs
  })
  return { item: itemResource(item, state) }
}

/** `sku_stocks` is JSON text: `[{ price, quantity, item_no, skus: [{ k, v }] }]`. */
function readSkuStocks(text: string | undefined, state: YouzanState): StoredSku[] {
  if (text === undefined || text === '') return []
  const list = parseList(text)
  if (list === undefined) throw refuseParameter('sku_stocks', 'must be the text of a JSON list')
  return list.map((entry, index) => {
    if (!isObject(entry)) throw refuseParameter('sku_stocks', 'must hold objects')
    const stock = createApiParams(entry, `sku_stocks[${index}].`)
    const names = stock.list('skus').map((kind) => (isObject(kind) ? String(kind.v ?? '') : ''))
    return mintSku(state, {
      name: names.join(' '),
      price: readPrice(stock.integer('price')),
      quantity: stock.integer('quantity'),
      itemNo: stock.optionalText('item_no') ?? ''
    })
  })
}

function parseList(text: string): readonly Wire[] | undefined {
  try {
    const value = parseExactJson(text)
    return Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}

function updateItem({ params, shop }: ApiCall, scene: YouzanScene): Wire {
  const { state, nowMs } = scene
  const item = requireItem(params, shop.grantId, state)
  const price = params.optionalInteger('price')
  item.title = params.optionalText('title') || item.title
  item.desc = params.optionalText('desc') ?? item.desc
  item.price = price === undefined ? item.price : readPrice(price)
  item.quantity = params.optionalInteger('quantity') ?? item.quantity
  item.imageIds = readImages(params, state) ?? item.imageIds
  item.updatedAt = nowMs
  pushItem('ITEM_INFO', item, { change_fields: JSON.stringify(['title', 'price']) }, scene)
  return { is_success: true }
}

function listing(name: string, on: boolean): ApiRow {
  return {
    name,
    versions: ['3.0.0', '3.0.1'],
    note: `puts goods ${on ? 'on sale' : 'off sale'}; pushes ITEM_STATE`,
    perSecond: 20,
    play({ params, shop }, scene) {
      const item = requireItem(params, shop.grantId, scene.state)
      item.listing = on
      item.updatedAt = scene.nowMs
      pushItem('ITEM_STATE', item, { is_display: on ? 1 : 0 }, scene)
      return { item_id: item.itemId, is_success: true }
    }
  }
}

/** `data` is JSON text within the message. */
function pushItem(
  type: string,
  item: StoredItem,
  rest: Readonly<Record<string, Wire>>,
  { pusher, nowMs }: YouzanScene
): void {
  const { itemId, grantId, title, price } = item
  const data = JSON.stringify({ item_id: itemId, title, price })
  const message = { kdt_id: Number(grantId), item_id: itemId, data, update_time: nowMs, ...rest }
  void pusher.post({ type, id: String(itemId), grantId, message })
}

function updateQuantity({ params, shop }: ApiCall, { state, nowMs }: YouzanScene): Wire {
  const item = requireItem(params, shop.grantId, state)
  const stock = item.skus.length === 0 ? item : requireSku(item, params)
  const [quantity, type] = [params.integer('quantity'), params.optionalInteger('type') ?? 0]
  const changed = type === 1 ? stock.quantity + quantity : quantity
  if (![0, 1].includes(type)) throw refuseParameter('type', 'takes 0 (set) or 1 (add)')
  if (changed < 0) throw refuseBusiness(123003023, '库存不足', 'the stock would fall below 0')
  stock.quantity = changed
  item.updatedAt = nowMs
  return { is_success: true }
}

function updateSku({ params, shop }: ApiCall, { state, nowMs }: YouzanScene): Wire {
  const item = requireItem(params, shop.grantId, state)
  const sku = requireSku(item, params)
  const [price, quantity] = [params.optionalText('price'), params.optionalText('quantity')]
  const fen = price === undefined ? sku.price : readYuanText(price)
  if (fen === undefined || fen === 0) throw refuseParameter('price', 'is in yuan here, text such as "99.00"')
  if (quantity !== undefined && !/^\d{1,8}$/.test(quantity)) throw refuseParameter('quantity', 'is text of digits here')
  sku.price = fen
  sku.quantity = quantity === undefined ? sku.quantity : Number(quantity)
  sku.itemNo = params.optionalText('item_no') ?? sku.itemNo
  item.updatedAt = nowMs
  return { is_success: true }
}

function requireSku({ skus }: StoredItem, params: ApiParams): StoredSku {
  const skuId = Number(params.long('sku_id'))
  const sku = skus.find((entry) => entry.skuId === skuId)
  if (sku === undefined) throw refuseBusiness(123004002, '规格不存在', 'the goods have no kind of that sku_id')
  return sku
}
