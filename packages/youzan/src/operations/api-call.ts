import {
  type CallOptions,
  describeValue,
  type Effect,
  InputError,
  type RequestBody,
  type RequestDescription,
  readInput,
  readText,
  type SettleBy
} from '@kaifang/http-core'
import { type ApiRule, apiRuleOf } from '../apis/api-rules.ts'
import type { ShopContext } from '../youzan-context.ts'
import type { YouzanReply } from '../youzan-reply.ts'

/** How an API is called, beside {@link CallOptions}. */
export interface YouzanCallOptions extends CallOptions {
  /**
   * What a repeat does: `read` and `keyed-write` are repeated after a failure, `write` only when nothing was sent.
   *
   * @default what is known of the API; `write` for one that is not known here
   */
  readonly effect?: Effect
  /** Whether the API needs no token (免鉴权). @default what is known of the API */
  readonly withoutToken?: boolean
  /** Whether a parameter is rich text, such as an item's description in HTML: another path takes it. @default false */
  readonly richText?: boolean
}

/** Result of an API. */
export interface YouzanResult<Data> {
  /** Always 0: everything else throws. */
  readonly errCode: 0
  /** Always `ok`. */
  readonly errMsg: 'ok'
  /**
   * The payload of any envelope, by its wire names. Integers past 2^53 are their digits as text. Where an API puts its list
   * beside `success`, everything that is no part of the envelope.
   */
  readonly data: Data
  /** The platform's id of the exchange (trace_id), for its support. */
  readonly requestId: string | undefined
  /** The whole body as it came. */
  readonly raw: Readonly<Record<string, unknown>>
}

/** An API by name and version, read. */
export interface ReadApi {
  /** For messages, such as `youzan.trade.get`. */
  readonly caller: string
  /** Name without `youzan.`, which errors put in front of it anyway. */
  readonly operation: string
  readonly name: string
  readonly version: string
  readonly rule: ApiRule
}

const OPTIONS = ['signal', 'timeout', 'retry', 'effect', 'withoutToken', 'richText'] as const
const EFFECTS: readonly Effect[] = ['read', 'keyed-write', 'write']

/** Reads name and version of an API. */
export function readApi(caller: string, name: unknown, version: unknown): ReadApi {
  const readName = readText(caller, 'name', name, {
    maxLength: 200,
    pattern: /^[A-Za-z]\w*(?:\.\w+)+$/,
    patternRule: 'the name of an API without its version, such as youzan.trade.get'
  })
  const readVersion = readText(caller, 'version', version, {
    pattern: /^\d{1,4}\.\d{1,4}\.\d{1,4}$/,
    patternRule: 'the version of an API, such as 4.0.0'
  })
  const operation = readName.replace(/^youzan\./, '')
  return { caller: `youzan.${operation}`, operation, name: readName, version: readVersion, rule: apiRuleOf(readName) }
}

function readFlag(caller: string, field: string, value: unknown): boolean | undefined {
  if (value === undefined || typeof value === 'boolean') return value
  throw new InputError({ caller, field, rule: 'true or false', received: describeValue(value) })
}

/** A word that is misspelled must not pass for another: an unknown effect would be repeated like a read. */
function readEffect(caller: string, value: unknown): Effect | undefined {
  const effect = EFFECTS.find((one) => one === value)
  if (value === undefined || effect !== undefined) return effect
  throw new InputError({
    caller,
    field: 'effect',
    rule: `one of ${EFFECTS.join(', ')}`,
    received: describeValue(value)
  })
}

/** The read that settles a write, with the order or refund that it is about. */
function settlingRead({ rule }: ReadApi, params: Readonly<Record<string, unknown>>): SettleBy | undefined {
  const value = rule.settleBy === undefined ? undefined : params[rule.settleBy.field]
  if (rule.settleBy === undefined || value === undefined || typeof value === 'object') return undefined
  return { operation: rule.settleBy.name, input: { [rule.settleBy.field]: String(value) } }
}

function pathOf(api: ReadApi, options: { readonly withoutToken: boolean; readonly richText: boolean }): string {
  const { name, version, caller } = api
  if (options.withoutToken && options.richText) {
    const rule = 'to be left out for an API without token'
    throw new InputError({ caller, field: 'richText', rule, received: 'true' })
  }
  const kind = options.withoutToken ? '/auth_exempt' : options.richText ? '/_textarea_' : ''
  return `/api${kind}/${name}/${version}`
}

/**
 * Sends a call to an API, whatever its body.
 *
 * @param params - Parameters, read; only for the read that settles a write.
 */
export function sendApiCall<Data>(
  shop: ShopContext,
  api: ReadApi,
  params: Readonly<Record<string, unknown>>,
  body: RequestBody,
  options: YouzanCallOptions = {},
  settleHint?: string
): Promise<YouzanResult<Data>> {
  const { caller, rule, operation } = api
  readInput(caller, options, OPTIONS)
  const { effect: givenEffect, withoutToken: givenToken, richText: givenText, ...callOptions } = options
  const effect = readEffect(caller, givenEffect) ?? rule.effect ?? 'write'
  const withoutToken = readFlag(caller, 'withoutToken', givenToken) ?? rule.withoutToken ?? false
  const richText = readFlag(caller, 'richText', givenText) ?? false
  const settleBy = effect === 'read' ? undefined : settlingRead(api, params)
  const description: RequestDescription = {
    operation,
    method: 'POST',
    path: pathOf(api, { withoutToken, richText }),
    body,
    effect,
    ...(settleBy === undefined ? {} : { settleBy }),
    ...(settleHint === undefined ? {} : { settleHint })
  }
  const client = withoutToken ? shop.open : shop.http
  return client.send(
    description,
    (data) => {
      const reply = data as YouzanReply
      return { errCode: 0, errMsg: 'ok', data: reply.data as Data, requestId: reply.requestId, raw: reply.raw }
    },
    callOptions
  )
}
