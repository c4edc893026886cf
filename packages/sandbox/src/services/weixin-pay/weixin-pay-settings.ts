/**
 * Every point at which the documents of WeChat Pay v2 are silent or contradict each other, decided in this one place.
 *
 * Rule: where the documents are silent the sandbox takes the stricter reading, so that code which passes here passes in
 * either case. Where a document or recorded traffic says something, that is played.
 *
 * Switchable: see the entries of {@link defaultWeixinPaySettings}. Not switchable:
 *
 * - Order of checks: client certificate, XML, appid and merchant, `sign_type`, signature, the other fields, then the order.
 * - What is wrong with the shape of a request (XML, signature, missing or malformed fields, unknown appid) is answered with
 *   `return_code` FAIL and a text, as recorded traffic has it, although the error tables give such cases a code. The code is
 *   in the log.
 * - The signature must be in upper case. Elements are sorted by code unit; line ends count as LF, as XML reads them.
 * - A document with a DTD, with an element twice, or with more than one level is no XML to the platform.
 * - The same order number again: same parameters (but for `nonce_str`, `sign`, `sign_type`) give the same `prepay_id` while it
 *   lives, then a new one; other parameters give INVALID_REQUEST.
 * - An order whose `time_expire` or two hours are over cannot be paid any more; its state stays NOTPAY until it is closed.
 * - The same refund number again, with the same amounts, gives the same answer, whatever became of the refund.
 * - A refund that ended as REFUNDCLOSE gives its amount free; one that ended as CHANGE does not.
 * - A refund takes from coupons what their share of the order is, rounded down over all refunds together.
 * - A bill counts what was paid, and refunds that were accepted, on a day of China's time. Before 09:00 of the next day there
 *   is none, from 09:00 to 10:00 it is being made. A refund shows the state that it had at 09:00.
 * - Fee of a payment: what the merchant gets times the rate, rounded half up to a fen. Refunds give back the part of it that
 *   all refunds together come to, rounded in the same way.
 * - Notifications go to addresses of this machine only. Those to other hosts fail with a reason that the outbox tells.
 *
 * @module
 */
import { readBoolean, readChoice, readInput, readInteger } from '../../engine/read-input.ts'
import type { WeixinPaySettings } from './weixin-pay-types.ts'

/** The choices as they are played unless told otherwise. */
export const defaultWeixinPaySettings: WeixinPaySettings = Object.freeze({
  // To the balance "instantly", to cards in 1 to 3 days: a while, so that PROCESSING is seen.
  refundSettleMs: 180_000,
  // "At least one minute between refunds of an order" is advice; no code is documented for it.
  refundIntervalMs: 0,
  feeRate: 60,
  // 15 attempts over 24 hours; the older page had 9.
  notifySchedule: 'current',
  notifyTimeoutMs: 5000,
  // Seen both ways in recorded notifications.
  notifySignType: true,
  // Recorded: the page of the web server.
  missingCertificate: 'html',
  billColumns: 'current',
  billDecimalCounts: false
})

const longest = 365 * 86_400_000

/** Checks settings given by the user and lays them over others. */
export function readWeixinPaySettings(input: unknown, under: WeixinPaySettings): WeixinPaySettings {
  const settings = readInput(input, 'weixinPay settings', Object.keys(defaultWeixinPaySettings))
  const merged = {
    ...under,
    ...Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined))
  }
  return Object.freeze({
    refundSettleMs: readInteger(merged.refundSettleMs, 'refundSettleMs', 0, longest),
    refundIntervalMs: readInteger(merged.refundIntervalMs, 'refundIntervalMs', 0, longest),
    feeRate: readInteger(merged.feeRate, 'feeRate', 0, 10_000),
    notifySchedule: readChoice(merged.notifySchedule, 'notifySchedule', ['current', 'older']),
    notifyTimeoutMs: readInteger(merged.notifyTimeoutMs, 'notifyTimeoutMs', 1, 600_000),
    notifySignType: readBoolean(merged.notifySignType, 'notifySignType'),
    missingCertificate: readChoice(merged.missingCertificate, 'missingCertificate', ['html', 'xml']),
    billColumns: readChoice(merged.billColumns, 'billColumns', ['current', 'old', 'older']),
    billDecimalCounts: readBoolean(merged.billDecimalCounts, 'billDecimalCounts')
  })
}
