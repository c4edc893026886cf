import {
  DecodeError,
  decodeJson,
  decodeText,
  isRecord,
  type NotifyInput,
  type NotifyReply,
  readNotify,
  SignatureError,
  type SignatureErrorCode
} from '@kaifang/http-core'
import { type PaymentRecord, readPaymentRecord } from '../payment-record.ts'
import type { UtoolsContext } from '../utools-context.ts'
import { verifyResource } from '../utools-sign.ts'

/** A payment (支付成功回调) that the platform has signed. */
export interface PaymentNotify extends PaymentRecord {
  /** Always true: an unpaid order is refused. */
  readonly paid: true
  /** What to answer once your work is done. */
  readonly successReply: NotifyReply
}

/** What the platform expects as answer. Anything but `SUCCESS` brings the message back after 15, 30, 60, 300 and 600 s. */
export const PAYMENT_NOTIFY_REPLY: { readonly success: NotifyReply; readonly failure: NotifyReply } = Object.freeze({
  success: Object.freeze({ status: 200, contentType: 'text/plain; charset=utf-8', body: 'SUCCESS' }),
  failure: Object.freeze({ status: 500, contentType: 'text/plain; charset=utf-8', body: 'FAIL' })
})

const where = { service: 'utools', operation: 'verifyPaymentNotify', retryable: false, outcome: 'rejected' } as const

function refuse(code: SignatureErrorCode, shortMessage: string, advice: string): SignatureError {
  return new SignatureError({ ...where, code, shortMessage, advice })
}

function shape(field: string, rule: string): DecodeError {
  const shortMessage = `got a notification whose "${field}" is not ${rule}`
  return new DecodeError({ ...where, code: 'ERR_REPLY_SHAPE', shortMessage, advice: 'check that uTools sent it' })
}

function parse(bytes: Uint8Array): Record<string, unknown> {
  const text = decodeText(bytes)
  const result = text === undefined ? undefined : decodeJson(text)
  if (result !== undefined && 'value' in result && isRecord(result.value)) return result.value
  throw new DecodeError({
    ...where,
    code: 'ERR_HTTP_DECODE',
    shortMessage: 'got a body that is not a JSON object',
    advice: 'uTools sends application/json; check what else posts to this address'
  })
}

/** Behind {@link Utools.verifyPaymentNotify}, which says what it promises. */
export async function verifyPaymentNotify(context: UtoolsContext, input: NotifyInput): Promise<PaymentNotify> {
  const { settings, clock } = context
  const { bytes } = await readNotify('utools.verifyPaymentNotify', input)
  const { resource, sign } = parse(bytes)
  if (!isRecord(resource)) throw shape('resource', 'an object')
  if (!verifyResource(resource, sign, settings.trusted)) {
    throw refuse(
      'ERR_SIGNATURE_MISMATCH',
      'refused a notification whose signature does not match',
      'do not act on it; if it is real, check that secret belongs to this plugin and was not reset (see previousSecrets)'
    )
  }
  const record = readPaymentRecord(resource, shape)
  if (record.pluginId !== settings.pluginId) {
    const advice = 'check which plugin has this address configured'
    throw refuse('ERR_SIGNATURE_BINDING', 'refused a notification for another plugin', advice)
  }
  if (!record.paid) {
    const advice = 'a notification always reports a payment; this one was signed for something else'
    throw refuse('ERR_SIGNATURE_BINDING', `refused a notification with status ${record.status} (not paid)`, advice)
  }
  const age = Math.round(clock.now() / 1000 - record.timestamp)
  if (Math.abs(age) > settings.notifyMaxAge) {
    const advice = "check this machine's clock; for payments that were missed call getPaymentRecord"
    const when = age > 0 ? 'old' : 'in the future'
    throw refuse('ERR_SIGNATURE_STALE', `refused a notification that is ${Math.abs(age)} s ${when}`, advice)
  }
  return { ...record, paid: true, successReply: PAYMENT_NOTIFY_REPLY.success }
}
