/**
 * Every point at which the documents of uTools are silent or contradict each other, decided in this one place.
 *
 * Rule: where the documents are silent the sandbox takes the stricter reading, so that code which passes here passes in
 * either case. Where a document says something, that is played.
 *
 * Switchable: see the entries of {@link defaultUtoolsSettings}. Not switchable:
 *
 * - Order of checks: shape of `plugin_id`, `timestamp` and `sign` (422), plug-in (404), time (403), signature (401), the
 *   other fields (422), user token (401 unknown, 403 expired, 404 banned user, as the older document has it for
 *   `/baseinfo`), then orders and goods.
 * - Both order numbers in one query must name the same order, otherwise it is unknown.
 * - `POST /goods` takes its parameters from a JSON body, a form body or the query; body and query are merged and the body
 *   wins. JSON is also read on a GET, as the documented curl call wants it.
 * - A body that announces JSON and is not, or parameters that are not UTF-8, answer 400.
 * - A callback counts as received when the body is exactly `SUCCESS` and the status is 2xx.
 * - The waits of the callback count from the beginning of the attempt before.
 * - An order number of the developer can be used once.
 * - `pay_limit` counts paid orders of all users together.
 *
 * @module
 */
import { readBoolean, readChoice, readInput, readInteger } from '../../engine/read-input.ts'
import type { UtoolsSettings } from './utools-types.ts'

/** The choices as they are played unless told otherwise. */
export const defaultUtoolsSettings: UtoolsSettings = Object.freeze({
  // The current document lists access_token as required; the older one and working code do not send it.
  goodsRequireAccessToken: true,
  // The document calls the field the time of sending (请求发送时间戳); whether a repeat renews it is not said.
  freshCallbackTimestamp: true,
  // "At most 5 times" with five waits: five repeats after the first, or 4 for five deliveries in all.
  callbackRepeats: 5,
  // "10 seconds at the longest" (通知最长等待 10 秒).
  callbackTimeoutMs: 10_000,
  // Laravel's usual middleware trims text and drops empty text; whether it is active is unknown.
  trimInput: false,
  // Not documented; the older document uses 404 for what does not exist.
  unknownOrderStatus: 404,
  // The dates carry no zone; the platform is in China.
  utcOffsetMinutes: 480,
  // "Fails without it" (older document); a plain Laravel server would use HTML for refusals only.
  htmlWithoutAccept: 'always'
})

/** Checks settings given by the user and lays them over others. */
export function readUtoolsSettings(input: unknown, under: UtoolsSettings): UtoolsSettings {
  const settings = readInput(input, 'utools settings', Object.keys(defaultUtoolsSettings))
  const merged = {
    ...under,
    ...Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined))
  }
  return Object.freeze({
    goodsRequireAccessToken: readBoolean(merged.goodsRequireAccessToken, 'goodsRequireAccessToken'),
    freshCallbackTimestamp: readBoolean(merged.freshCallbackTimestamp, 'freshCallbackTimestamp'),
    callbackRepeats: readInteger(merged.callbackRepeats, 'callbackRepeats', 0, 5),
    callbackTimeoutMs: readInteger(merged.callbackTimeoutMs, 'callbackTimeoutMs', 1, 600_000),
    trimInput: readBoolean(merged.trimInput, 'trimInput'),
    unknownOrderStatus: readChoice(merged.unknownOrderStatus, 'unknownOrderStatus', [404, 422]),
    utcOffsetMinutes: readInteger(merged.utcOffsetMinutes, 'utcOffsetMinutes', -720, 840),
    htmlWithoutAccept: readChoice(merged.htmlWithoutAccept, 'htmlWithoutAccept', ['always', 'refusals'])
  })
}
