import { readInput, readText } from '../../../engine/read-input.ts'
import { SandboxError } from '../../../engine/sandbox-error.ts'
import { grantOf } from '../token/require-grant.ts'
import type { StoredApp, YouzanState } from '../youzan-state.ts'
import type { StoredShop } from './stored-shop-types.ts'

const shopNames = ['有赞小店', '老王的 "茶" & 杂货', '猫😀铺'] as const

/** Opens a shop, authorised for the applications that need no code of the merchant. */
export function addShop(state: YouzanState, input: unknown, apps: readonly StoredApp[]): StoredShop {
  const { name } = readInput(input, 'shop', ['name'])
  const kdtId = 40_000_000 + state.mint.shop.integer(50_000_000)
  const shop: StoredShop = Object.freeze({
    grantId: String(kdtId),
    kdtId,
    name: name === undefined ? shopNames[state.shops.size % shopNames.length]! : readText(name, 'name', 1, 50)
  })
  state.shops.set(shop.grantId, shop)
  for (const app of apps) if (app.kind !== 'tool') grantOf(state, app, shop.grantId)
  return shop
}

/** Finds a shop by unchecked input; absent is the first. */
export function requireShop(state: YouzanState, grantId: unknown): StoredShop {
  const shop = grantId === undefined ? [...state.shops.values()][0] : state.shops.get(readText(grantId, 'grantId'))
  if (shop === undefined) throw new SandboxError('ERR_SANDBOX_NOT_FOUND', 'there is no shop of that grantId')
  return shop
}
