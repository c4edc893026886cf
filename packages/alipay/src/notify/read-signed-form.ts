import { DecodeError, SignatureError, type SignatureErrorCode } from '@kaifang/http-core'
import type { ReadAlipaySettings } from '../alipay-settings.ts'
import type { Keyring } from '../keyring.ts'
import { decodeAlipayText } from '../reply/read-envelope.ts'
import { type FormFault, type FormField, readForm } from './read-form.ts'
import { type FormDialect, verifyForm } from './verify-form.ts'

/** Fields of a message, decoded. */
export type MessageFields = Readonly<Record<string, string>>

/** What verifying a message needs of the client. */
export interface FormContext {
  readonly settings: ReadAlipaySettings
  readonly keyring: Keyring | undefined
}

/** How a kind of message is verified and spoken of. */
export interface FormKind {
  /** Operation, for errors. */
  readonly operation: string
  /** Such as `notification`. */
  readonly noun: string
  readonly dialectOf: (read: (name: string) => string) => FormDialect
}

const FAULTS: Readonly<Record<FormFault['fault'], string>> = {
  percent: 'whose percent-encoding is broken',
  name: 'with a field whose name is not ASCII',
  repeated: 'that gives a field twice',
  many: 'of more than 500 fields'
}

/** A charset of the platform, by its name in a field. */
function isGbkName(charset: string): boolean {
  return /^(?:gbk|gb2312|gb18030)$/i.test(charset)
}

/**
 * Reads a form that Alipay has signed: decodes it once, verifies it, binds it to the application, and decodes the values in
 * their charset. Algorithm and keys are the configured ones, whatever `sign_type` says.
 *
 * @throws {@link DecodeError} when it is no such form.
 * @throws {@link SignatureError} `ERR_SIGNATURE_MISMATCH`, or `ERR_SIGNATURE_BINDING` for another application.
 */
export async function readSignedForm(context: FormContext, bytes: Uint8Array, kind: FormKind): Promise<MessageFields> {
  const { settings, keyring } = context
  const where = { service: 'alipay', operation: kind.operation, retryable: false, outcome: 'rejected' } as const
  const refuse = (code: SignatureErrorCode, why: string, advice: string) =>
    new SignatureError({ ...where, code, shortMessage: `refused a ${kind.noun} ${why}`, advice })
  const unreadable = (why: string) =>
    new DecodeError({
      ...where,
      code: 'ERR_HTTP_DECODE',
      shortMessage: `got a ${kind.noun} ${why}`,
      advice: 'Alipay sends a form; check what else comes to this address, and whether a parser rewrote the body'
    })

  const form = readForm(bytes)
  if (!Array.isArray(form)) {
    const { fault, name } = form as FormFault
    throw unreadable(name !== undefined && /^\w{1,40}$/.test(name) ? `that gives "${name}" twice` : FAULTS[fault])
  }
  const fields: readonly FormField[] = form
  const read = (name: string) => fields.find((field) => field.name === name)?.value.toString('latin1') ?? ''
  const sign = read('sign')
  if (sign === '') throw refuse('ERR_SIGNATURE_MISMATCH', 'without a signature', 'do not act on it')

  const serial = read('alipay_cert_sn')
  const lookup = await (keyring as Keyring).find(serial === '' ? undefined : serial)
  if ('problem' in lookup) {
    throw refuse(
      'ERR_SIGNATURE_MISMATCH',
      `signed with a certificate that is not loaded: ${lookup.problem}`,
      "download Alipay's certificate (支付宝公钥证书) from the console and add it to certificates.alipay"
    )
  }
  const signed = verifyForm(fields, sign, lookup.keys, settings.signType, kind.dialectOf(read))
  if (signed === undefined)
    throw refuse('ERR_SIGNATURE_MISMATCH', 'whose signature does not match', adviceOf(read, settings))

  const decoded: Record<string, string> = Object.create(null)
  const isGbk = isGbkName(read('charset'))
  for (const { name, value } of signed) {
    const text = decodeAlipayText(value, isGbk)
    if (text === undefined) throw unreadable(`whose "${name.slice(0, 40)}" is not ${isGbk ? 'GBK' : 'UTF-8'}`)
    if (name !== 'sign_type') decoded[name] = text
  }
  if (decoded.app_id !== settings.appId) {
    const advice =
      'check which application has this address as its notify_url, and that you verify with the right client'
    throw refuse('ERR_SIGNATURE_BINDING', 'for another application', advice)
  }
  return decoded
}

/** What may be behind a signature that does not match. */
function adviceOf(read: (name: string) => string, settings: ReadAlipaySettings): string {
  const signType = read('sign_type')
  if (signType !== '' && signType !== settings.signType && /^RSA2?$/.test(signType)) {
    return `do not act on it; it says ${signType}, and signType is ${settings.signType}: the algorithm comes from the settings alone`
  }
  if (read('app_id') !== '' && read('app_id') !== settings.appId) {
    return 'do not act on it; it is for another application, which has another key'
  }
  return "do not act on it; if it is real, check that alipayPublicKey is Alipay's (支付宝公钥) for this application, and that no parser decoded the body before"
}
