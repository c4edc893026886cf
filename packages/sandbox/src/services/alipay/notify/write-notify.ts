import type { KeyObject } from 'node:crypto'
import type { DeliveryContent } from '../../../engine/outbox.ts'
import { type Charset, encodeText } from '../wire/charset.ts'
import { chinaTime } from '../wire/china-time.ts'
import { signBytes } from '../wire/sign-bytes.ts'
import { escapeForm } from '../wire/split-form.ts'
import { stringToSign } from '../wire/string-to-sign.ts'
import type { AlipayDeliverOptions } from './notify-types.ts'
import type { StoredNotify } from './stored-notify.ts'

/** The keys that a notification may be signed with. */
export interface NotifyKeys {
  /** Alipay's. */
  readonly alipay: KeyObject
  /** Someone else's. */
  readonly stranger: KeyObject
}

/** Writes and signs a notification for one delivery (Alipay reference 10.1), or what an attack makes of it. */
export function writeNotify(
  notify: StoredNotify,
  keys: NotifyKeys,
  atMs: number,
  options: AlipayDeliverOptions = {}
): DeliveryContent {
  const charset = options.charset ?? notify.charset
  const contentType = options.contentType ?? `application/x-www-form-urlencoded; charset=${charset}`
  if (options.rawBody !== undefined) return { body: options.rawBody, contentType }
  const { attack, tamper } = options
  const genuine: Record<string, string> = {
    ...notify.fields,
    charset: notify.fields.charset === 'UTF-8' && charset === 'utf-8' ? 'UTF-8' : charset,
    notify_time: chinaTime(atMs),
    sign_type: attack === 'sha1-signature' ? 'RSA' : 'RSA2'
  }
  if (tamper?.resign) setField(genuine, tamper.field, tamper.value)
  const signed = attack === 'bad-signature' ? { ...genuine, total_amount: '0.01 ' } : genuine
  const signsSignType = notify.signsSignType !== (attack === 'signed-with-sign-type')
  const text = stringToSign(encodeFields(signed, charset), signsSignType ? ['sign'] : ['sign', 'sign_type'])
  const key = attack === 'wrong-key' ? keys.stranger : keys.alipay
  const sent: Record<string, string> = { ...genuine }
  if (attack !== 'unsigned') sent.sign = signBytes(text, key, attack === 'sha1-signature' ? 'RSA' : 'RSA2')
  if (tamper && !tamper.resign) setField(sent, tamper.field, tamper.value)
  const escapeBytes = (bytes: Uint8Array): string => {
    const once = escapeForm(bytes)
    return attack === 'double-encoded' ? escapeForm(Buffer.from(once)) : once
  }
  const pairs = encodeFields(sent, charset).map(([name, bytes]) => `${name}=${escapeBytes(bytes)}`)
  // A reader that takes the first and one that takes the last see different amounts.
  if (attack === 'duplicate-field') pairs.push('total_amount=0.01')
  return { body: pairs.join('&'), contentType }
}

function setField(fields: Record<string, string>, field: string, value: string | undefined): void {
  if (value === undefined) delete fields[field]
  else fields[field] = value
}

function encodeFields(fields: Readonly<Record<string, string>>, charset: Charset): readonly [string, Uint8Array][] {
  return Object.entries(fields).map(([name, value]) => [name, encodeText(value, charset)])
}
