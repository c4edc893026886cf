import type { KeyObject } from 'node:crypto'
import type { SeededRandom } from '../../engine/seeded-random.ts'
import type { AlipayPlaySettings, AlipayUser } from './alipay-types.ts'
import type { StoredNotify } from './notify/stored-notify.ts'
import type { AlipayMerchant, PendingOrder, StoredTrade } from './trade/stored-trade.ts'

/** An authorization code. */
export interface StoredCode {
  readonly user: AlipayUser
  readonly expiresAt: number
  used: boolean
}

/** A file that was uploaded. */
export interface StoredFile {
  readonly fileId: string
  readonly name: string
  readonly length: number
}

/** A bill that can be downloaded for a short while. */
export interface StoredBillLink {
  readonly billType: 'trade' | 'signcustomer'
  readonly billDate: string
  readonly sellerId: string
  readonly expiresAt: number
}

/** Everything that changes in Alipay; made anew at a reset. The keys are not part of it. */
export interface AlipayState {
  settings: AlipayPlaySettings
  /** Takes the place of the application's public key. */
  uploadedKey: KeyObject | undefined
  /** Which of the keyring's Alipay certificates is in force. */
  certificateIndex: number
  messageUrl: URL | undefined
  readonly users: AlipayUser[]
  readonly codes: Map<string, StoredCode>
  /** Merchants that authorized the application, by their `app_auth_token`. */
  readonly authorizations: Map<string, AlipayMerchant>
  readonly refreshTokens: Map<string, { readonly user: AlipayUser; readonly expiresAt: number }>
  /** By Alipay's number, oldest first. */
  readonly trades: Map<string, StoredTrade>
  /** The same trades by the merchant's number. */
  readonly tradesByOutTradeNo: Map<string, StoredTrade>
  /** Orders that wait for a buyer to scan them, by their code. */
  readonly qrCodes: Map<string, PendingOrder>
  readonly notifies: Map<string, StoredNotify>
  readonly files: Map<string, StoredFile>
  readonly billLinks: Map<string, StoredBillLink>
  /** Counts numbers that must not repeat. */
  serial: number
  readonly mint: AlipayMint
}

/** Sources of ids, one stream for each kind. */
export interface AlipayMint {
  readonly user: SeededRandom
  readonly code: SeededRandom
  readonly trade: SeededRandom
  readonly notify: SeededRandom
  readonly link: SeededRandom
  readonly file: SeededRandom
}

/** Makes the first state. */
export function createAlipayState(
  random: (purpose: string) => SeededRandom,
  settings: AlipayPlaySettings
): AlipayState {
  return {
    settings,
    uploadedKey: undefined,
    certificateIndex: 0,
    messageUrl: undefined,
    users: [],
    codes: new Map(),
    authorizations: new Map(),
    refreshTokens: new Map(),
    trades: new Map(),
    tradesByOutTradeNo: new Map(),
    qrCodes: new Map(),
    notifies: new Map(),
    files: new Map(),
    billLinks: new Map(),
    serial: 0,
    mint: {
      user: random('user'),
      code: random('code'),
      trade: random('trade'),
      notify: random('notify'),
      link: random('link'),
      file: random('file')
    }
  }
}
