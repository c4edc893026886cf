import type { SeededRandom } from '../../engine/seeded-random.ts'
import type { PhpArray } from './php-query.ts'
import type { UtoolsGoods, UtoolsSettings, UtoolsUser } from './utools-types.ts'

/** An order as it is stored; the only mutable field is the moment of payment. */
export interface StoredOrder {
  readonly orderId: string
  readonly outOrderId: string
  readonly goodsId: string
  readonly openId: string
  readonly attach: string
  readonly body: string
  readonly payFee: number
  readonly createdAtMs: number
  paidAtMs: number | undefined
}

/** A user token. */
export interface StoredToken {
  readonly openId: string
  readonly expiresAt: number
}

/** Everything that changes in uTools; made anew at a reset. */
export interface UtoolsState {
  settings: UtoolsSettings
  /** The secret in force first, then those that were reset. */
  secrets: readonly string[]
  notifyUrl: URL | undefined
  extraFields: PhpArray
  readonly users: Map<string, UtoolsUser>
  readonly banned: Set<string>
  readonly tokens: Map<string, StoredToken>
  readonly goods: Map<string, UtoolsGoods>
  readonly orders: Map<string, StoredOrder>
  /** The same orders by the developer's number. */
  readonly ordersByOutOrderId: Map<string, StoredOrder>
  /** One stream for each kind of id. */
  readonly mint: UtoolsMint
}

/** Sources of ids and sample values. */
export interface UtoolsMint {
  readonly secret: SeededRandom
  readonly user: SeededRandom
  readonly token: SeededRandom
  readonly goods: SeededRandom
  readonly order: SeededRandom
}

/** Makes the first state. */
export function createUtoolsState(random: (purpose: string) => SeededRandom, settings: UtoolsSettings): UtoolsState {
  const mint: UtoolsMint = {
    secret: random('secret'),
    user: random('user'),
    token: random('token'),
    goods: random('goods'),
    order: random('order')
  }
  return {
    settings,
    secrets: [mintSecret(mint)],
    notifyUrl: undefined,
    extraFields: {},
    users: new Map(),
    banned: new Set(),
    tokens: new Map(),
    goods: new Map(),
    orders: new Map(),
    ordersByOutOrderId: new Map(),
    mint
  }
}

/** The mark by which clients refuse a sandbox secret against a production host. */
const mark = 'kfsandbox'

/** A secret of 32 characters with the sandbox's mark. */
export function mintSecret(mint: UtoolsMint): string {
  return mark + mint.secret.text(32 - mark.length)
}
