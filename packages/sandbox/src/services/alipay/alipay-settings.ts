/**
 * Every point at which the documents of Alipay are silent or contradict each other, decided in this one place.
 *
 * Rule: where the documents are silent the sandbox takes the stricter reading, so that code which passes here passes in
 * either case. Where a document says something, that is played.
 *
 * Switchable: see the entries of {@link defaultAlipaySettings}. Not switchable:
 *
 * - Order of checks: `charset`, what is missing (40001), method, application id, signature kind, certificate numbers,
 *   signature, the form of the other public parameters, content encryption, `biz_content`, then the business.
 * - Of a parameter that comes twice the first counts, the URL before the body, as servlet containers have it.
 * - The timestamp's form is checked and its distance is not: no document states a window.
 * - Refusals of the gateway are unsigned; refusals of the business (40004) and 20000 are signed, as observed.
 * - A trade that was asked for with `total_amount` of more than one hundred million yuan is `ACQ.TOTAL_FEE_EXCEED`.
 * - A payment can be cancelled (撤销) for 24 hours.
 * - A refund gives back the buyer's own means first, then points, then coupons and discounts.
 * - Bills of a day are there from 10:00 of the next, those of a month from 10:00 on the 4th of the next.
 * - An unpaid trade without a term closes after 15 days.
 * - A notification counts as received when the body is exactly `success` and the status is 200.
 *
 * @module
 */
import { readBoolean, readChoice, readInput, readInteger } from '../../engine/read-input.ts'
import type { AlipayPlaySettings } from './alipay-types.ts'

/** The choices as they are played unless told otherwise. */
export const defaultAlipaySettings: AlipayPlaySettings = Object.freeze({
  // Applications made since the switch get open_id and no user_id.
  userIdentity: 'open_id',
  // Numbers appear as numbers or strings depending on the API generation.
  tokenNumbers: 'number',
  // An application uses one or the other; a test wants both without another sandbox.
  mode: 'either',
  // "New applications can use nothing else."
  signTypes: 'RSA2',
  // "Otherwise the server may decode the body with GBK and report isv.invalid-signature."
  unnamedCharset: 'gbk',
  // The documentation warns of rejected calls; which members are watched is unknown.
  unknownMembers: 'ignored',
  // Not promised by the documents, seen in production (2026-09).
  notifyOnRefund: true,
  // Documentation for web, App and face-to-face: only TRADE_SUCCESS triggers by default.
  notifyOnClose: false,
  // Not documented.
  notifyTimeoutMs: 10_000,
  refunds: 'at once',
  // Current documents: only REFUND_SUCCESS is success; older ones: data with an empty status too.
  refundStatus: 'named',
  // Twelve months, depending on the contract.
  refundWindowDays: 365,
  // Newer: a file without rows and bill_file_code; older and observed: BILL_NOT_EXIST.
  emptyBill: 'file',
  billRows: 0
})

/** Checks settings given by the user and lays them over others. */
export function readAlipaySettings(input: unknown, under: AlipayPlaySettings): AlipayPlaySettings {
  const settings = readInput(input, 'alipay settings', Object.keys(defaultAlipaySettings))
  const given = Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined))
  const merged = { ...under, ...given }
  return Object.freeze({
    userIdentity: readChoice(merged.userIdentity, 'userIdentity', ['open_id', 'user_id', 'both']),
    tokenNumbers: readChoice(merged.tokenNumbers, 'tokenNumbers', ['number', 'text']),
    mode: readChoice(merged.mode, 'mode', ['either', 'key', 'certificate']),
    signTypes: readChoice(merged.signTypes, 'signTypes', ['RSA2', 'RSA2 and RSA']),
    unnamedCharset: readChoice(merged.unnamedCharset, 'unnamedCharset', ['gbk', 'as the parameter says']),
    unknownMembers: readChoice(merged.unknownMembers, 'unknownMembers', ['ignored', 'refused']),
    notifyOnRefund: readBoolean(merged.notifyOnRefund, 'notifyOnRefund'),
    notifyOnClose: readBoolean(merged.notifyOnClose, 'notifyOnClose'),
    notifyTimeoutMs: readInteger(merged.notifyTimeoutMs, 'notifyTimeoutMs', 1, 600_000),
    refunds: readChoice(merged.refunds, 'refunds', ['at once', 'pending']),
    refundStatus: readChoice(merged.refundStatus, 'refundStatus', ['named', 'absent']),
    refundWindowDays: readInteger(merged.refundWindowDays, 'refundWindowDays', 1, 3650),
    emptyBill: readChoice(merged.emptyBill, 'emptyBill', ['file', 'none']),
    billRows: readInteger(merged.billRows, 'billRows', 0, 10_000_000)
  })
}
