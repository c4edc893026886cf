/**
 * Every point at which the documents of Youzan are silent or contradict each other, decided in this one place.
 *
 * Rule: where the documents are silent the sandbox takes the stricter reading, so that code which passes here passes in
 * either case. Where a document says something, that is played; the official guide wins over older pages.
 *
 * Switchable: see the entries of {@link defaultYouzanSettings}. Not switchable:
 *
 * - Order of checks: name and version (501 for what is not simulated), method and content type (4007), token (4201 missing
 *   or switched off, 4202 expired, 4203 unknown or replaced), rich text (4008), JSON (4004), rate (4101), types of the
 *   parameters (5001), and last the interface's own rules.
 * - The gateway is said to take forms too. Here an ordinary call must be JSON and an upload must be multipart.
 * - `refresh` may be the text `"true"` or `"false"`, for the guide's own curl call sends it so; other text is refused.
 *   `grant_id` may be a number.
 * - A refresh token that was used answers the same new pair for one hour, until the new refresh token is used; afterwards,
 *   and when it is unknown or older than 28 days, 1004. `refresh: true` within one hour of such a change also answers the
 *   same pair again.
 * - How often tokens may be fetched is not said; beyond `tokenCallsPerMinute` an application is refused with 4101.
 * - A page beyond the limits, a search status that is not one, and dates not in pairs are refused with 106000003 (orders)
 *   or 5001 (others).
 * - `show_sold_out` of the item search is read and not applied: its three values are not explained.
 * - A push counts as received with status 200 and a body that has the word `success`. The circuit breaker is not played.
 *
 * @module
 */
import { readBoolean, readChoice, readInput, readInteger } from '../../engine/read-input.ts'
import type { YouzanSettings } from './youzan-types.ts'

/** The choices as they are played unless told otherwise. */
export const defaultYouzanSettings: YouzanSettings = Object.freeze({
  // 7 and 28 days (guide of 2021-05-06).
  accessTokenSeconds: 7 * 86_400,
  refreshTokenSeconds: 28 * 86_400,
  // Several pages say one more hour, two say at once.
  oldAccessTokenSeconds: 0,
  // The guide of 2021 lists it, other pages do not.
  silentRefreshToken: true,
  tokenCallsPerMinute: 100,
  // The ceilings of the reference, per shop and interface.
  rateLimits: true,
  // Only youzan.trade.memo.update is still documented in the older envelope.
  legacyEnvelope: 'documented',
  // All of "", null, missing and 1970-01-01 08:00:00 occur.
  absentDates: 'mixed',
  // "Can come back as ciphertext": not for every application.
  encryptFields: false,
  unpaidMinutes: 60,
  // One page lists 16 waits, field tables list 4.
  pushSchedule: 'long',
  // "Within 5 s".
  pushTimeoutMs: 5000
})

/** Checks settings given by the user and lays them over others. */
export function readYouzanSettings(input: unknown, under: YouzanSettings): YouzanSettings {
  const settings = readInput(input, 'youzan settings', Object.keys(defaultYouzanSettings))
  const merged = {
    ...under,
    ...Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined))
  }
  return Object.freeze({
    accessTokenSeconds: readInteger(merged.accessTokenSeconds, 'accessTokenSeconds', 1, 31_536_000),
    refreshTokenSeconds: readInteger(merged.refreshTokenSeconds, 'refreshTokenSeconds', 1, 31_536_000),
    oldAccessTokenSeconds: readInteger(merged.oldAccessTokenSeconds, 'oldAccessTokenSeconds', 0, 86_400),
    silentRefreshToken: readBoolean(merged.silentRefreshToken, 'silentRefreshToken'),
    tokenCallsPerMinute: readInteger(merged.tokenCallsPerMinute, 'tokenCallsPerMinute', 1),
    rateLimits: readBoolean(merged.rateLimits, 'rateLimits'),
    legacyEnvelope: readChoice(merged.legacyEnvelope, 'legacyEnvelope', ['documented', '3.x']),
    absentDates: readChoice(merged.absentDates, 'absentDates', ['mixed', 'empty', 'null', 'missing', 'epoch']),
    encryptFields: readBoolean(merged.encryptFields, 'encryptFields'),
    unpaidMinutes: readInteger(merged.unpaidMinutes, 'unpaidMinutes', 1, 43_200),
    pushSchedule: readChoice(merged.pushSchedule, 'pushSchedule', ['long', 'short']),
    pushTimeoutMs: readInteger(merged.pushTimeoutMs, 'pushTimeoutMs', 1, 600_000)
  })
}
