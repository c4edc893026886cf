import type { SeededRandom } from '../../engine/seeded-random.ts'
import type { TianyiH5Settings } from './tianyi-h5-types.ts'

/** A token that a user's authorization made. */
export interface StoredAuthorization {
  readonly openId: string
  readonly phoneNumber: string
  readonly expiresAt: number
  used: boolean
}

/** Everything that changes in Tianyi H5; made anew at a reset. */
export interface TianyiH5State {
  settings: TianyiH5Settings
  readonly authorizations: Map<string, StoredAuthorization>
  /** openId by phone number. */
  readonly users: Map<string, string>
  readonly user: SeededRandom
  readonly token: SeededRandom
}

/** Credentials of the one application of a namespace. */
export interface TianyiH5Credentials {
  readonly appId: string
  readonly appSecret: string
}

/** The mark by which clients refuse a sandbox secret against a production host. */
const mark = 'kfsandbox'

/** Mints application id and secret. */
export function mintCredentials(random: SeededRandom): TianyiH5Credentials {
  return { appId: random.hex(8), appSecret: mark + random.hex(40 - mark.length) }
}

/** Makes the first state. */
export function createTianyiH5State(
  random: (purpose: string) => SeededRandom,
  settings: TianyiH5Settings
): TianyiH5State {
  return { settings, authorizations: new Map(), users: new Map(), user: random('user'), token: random('token') }
}
