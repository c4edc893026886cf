import {
  type CallOptions,
  describeValue,
  InputError,
  isRecord,
  readChoice,
  readInput,
  readText
} from '@kaifang/http-core'
import type { WeixinContext } from '../weixin-context.ts'
import type { WeixinCall } from '../weixin-types.ts'
import type { XmlFields } from '../xml/read-xml.ts'
import { readSendableText } from './read-sendable-text.ts'

const CALLER = 'payment.call'
/** Added by the signer. */
const RESERVED = ['appid', 'mch_id', 'sub_appid', 'sub_mch_id', 'nonce_str', 'sign']
const EFFECTS = ['read', 'keyed-write', 'write'] as const

/** Behind {@link WeixinPayment.call}, which says what it promises. */
export function call(context: WeixinContext, given: WeixinCall, options?: CallOptions): Promise<XmlFields> {
  readInput(CALLER, given, ['path', 'params', 'certificate', 'signedReply', 'effect'])
  const { certificate, signedReply } = given
  const path = readText(CALLER, 'path', given.path, {
    pattern: /^\/[\w/]+$/,
    patternRule: 'a path such as /pay/micropay'
  })
  const fields = readParams(given.params ?? {})
  const effect = readChoice(CALLER, 'effect', given.effect ?? 'write', EFFECTS)
  const clients = readFlag('certificate', certificate, false) ? context.secure(CALLER) : context
  const client = readFlag('signedReply', signedReply, true) ? clients.http : clients.files
  return client.send(
    { operation: 'call', method: 'POST', path, body: { kind: 'form', fields }, effect },
    (data) => data as XmlFields,
    options
  )
}

function readFlag(field: string, value: unknown, fallback: boolean): boolean {
  if (value === undefined) return fallback
  if (typeof value === 'boolean') return value
  throw new InputError({ caller: CALLER, field, rule: 'true or false', received: describeValue(value) })
}

function readParams(params: unknown): Record<string, string | number | undefined> {
  if (!isRecord(params)) {
    throw new InputError({ caller: CALLER, field: 'params', rule: 'an object', received: describeValue(params) })
  }
  const fields: Record<string, string | number | undefined> = {}
  for (const [name, value] of Object.entries(params)) {
    const field = `params.${name.slice(0, 40)}`
    if (!/^[a-z]\w{0,63}$/i.test(name)) {
      throw new InputError({ caller: CALLER, field, rule: 'a name of letters, digits and _', received: 'another one' })
    }
    if (RESERVED.includes(name)) {
      const rule = 'to be left out, since it is added here'
      throw new InputError({ caller: CALLER, field, rule, received: describeValue(value) })
    }
    fields[name] =
      name === 'sign_type' ? readChoice(CALLER, field, value, ['MD5', 'HMAC-SHA256']) : readValue(field, value)
  }
  return fields
}

function readValue(field: string, value: unknown): string | number | undefined {
  if (value === undefined || (typeof value === 'number' && Number.isSafeInteger(value))) return value
  if (typeof value === 'string') return readSendableText(CALLER, field, value, { minLength: 0 })
  throw new InputError({ caller: CALLER, field, rule: 'text or an integer', received: describeValue(value) })
}
