/**
 * Every point at which the documents of Tianyi H5 are silent, decided in this one place. As with uTools, silence is read
 * strictly, so that code which passes here passes in either case.
 *
 * Switchable: see the entries of {@link defaultTianyiH5Settings}. Not switchable:
 *
 * - Header family: `X-H5-ID`, `X-H5-Timestamp`, `X-H5-Signature` as the H5 table has them; the mini-program names
 *   `X-H5App-…` of its prose are taken as well. The names are signed as written here, the values unescaped.
 * - A business refusal has HTTP status 200 and a code other than 0, `data` null. The codes are the sandbox's own: no list
 *   is published.
 * - `openId` belongs to application and phone number.
 *
 * @module
 */
import { readBoolean, readInput, readInteger } from '../../engine/read-input.ts'
import type { TianyiH5Settings } from './tianyi-h5-types.ts'

/** The choices as they are played unless told otherwise. */
export const defaultTianyiH5Settings: TianyiH5Settings = Object.freeze({
  // The call's page does not mention the headers; the general page of the server API requires them.
  requireSignature: true,
  // The tolerance is not documented.
  skewSeconds: 600,
  // The login code of the mini-program flow lives 2 minutes; the H5 token's life is not documented.
  tokenSeconds: 120,
  // Not documented. A client that calls at once and does not repeat works either way.
  tokenSingleUse: true
})

/** Codes of the sandbox: the platform publishes none but 0. */
export const tianyiCodes = Object.freeze({
  invalidParameter: 1001,
  missingSignature: 1002,
  unknownApplication: 1003,
  staleTimestamp: 1004,
  wrongSignature: 1005,
  unknownToken: 1006,
  expiredToken: 1007
})

/** Checks settings given by the user and lays them over others. */
export function readTianyiH5Settings(input: unknown, under: TianyiH5Settings): TianyiH5Settings {
  const settings = readInput(input, 'tianyiH5 settings', Object.keys(defaultTianyiH5Settings))
  const merged = {
    ...under,
    ...Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined))
  }
  return Object.freeze({
    requireSignature: readBoolean(merged.requireSignature, 'requireSignature'),
    skewSeconds: readInteger(merged.skewSeconds, 'skewSeconds', 1),
    tokenSeconds: readInteger(merged.tokenSeconds, 'tokenSeconds', 1),
    tokenSingleUse: readBoolean(merged.tokenSingleUse, 'tokenSingleUse')
  })
}
