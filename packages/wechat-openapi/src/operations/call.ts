import {
  type CallOptions,
  describeValue,
  type Effect,
  type Fields,
  InputError,
  isRecord,
  type RequestBody,
  readChoice,
  readInput,
  readText
} from '@kaifang/http-core'
import { readAccessToken } from '../read-access-token.ts'
import { type MediaResult, readMedia } from '../read-media.ts'
import { readOptionalFlag } from '../read-optional.ts'
import { readRecord } from '../read-record.ts'
import { readResult, type WeixinResult } from '../read-result.ts'
import type { TokenInput } from '../token-input.ts'
import type { WeixinContext } from '../wechat-openapi-context.ts'
import { toWireNames } from '../wire-names.ts'

/** How a free call is made, beside {@link CallOptions}. */
export interface WeixinCallOptions extends CallOptions, TokenInput {
  /** @default 'POST' with a body, 'GET' without */
  readonly method?: 'GET' | 'POST'
  /** Fields of the query, beside the access token; renamed like the body. */
  readonly query?: Readonly<Record<string, string | number | boolean>>
  /**
   * What a repeat does: `read` and `keyed-write` are repeated, `write` only when nothing was sent.
   *
   * @default 'read' for GET, 'write' for POST
   */
  readonly effect?: Effect
  /**
   * `camel` renames fields as everywhere here, apart from the content of fields named `data`; `wire` leaves all names alone,
   * both ways, and the result has `errcode` as it came.
   *
   * @default 'camel'
   */
  readonly names?: 'camel' | 'wire'
  /** Whether the platform is called without an access token. @default false */
  readonly withoutToken?: boolean
}

const CALLER = 'wechat-openapi.call'
const OPTIONS = [
  'signal',
  'timeout',
  'retry',
  'accessToken',
  'method',
  'query',
  'effect',
  'names',
  'withoutToken'
] as const

function present(options: WeixinCallOptions): CallOptions {
  const { signal, timeout, retry } = options
  return {
    ...(signal === undefined ? {} : { signal }),
    ...(timeout === undefined ? {} : { timeout }),
    ...(retry === undefined ? {} : { retry })
  }
}

/** The wire call of {@link Weixin.call}. */
export async function call<Result>(
  context: WeixinContext,
  path: string,
  body?: object,
  options: WeixinCallOptions = {}
): Promise<Result> {
  readInput(CALLER, options, OPTIONS)
  const hasBody = body !== undefined
  const method = readChoice(CALLER, 'method', options.method ?? (hasBody ? 'POST' : 'GET'), ['GET', 'POST'])
  if (hasBody && method === 'GET') {
    throw new InputError({
      caller: CALLER,
      field: 'body',
      rule: 'to be left out of a GET',
      received: describeValue(body)
    })
  }
  const names = readChoice(CALLER, 'names', options.names ?? 'camel', ['camel', 'wire'])
  const fallback = method === 'GET' ? 'read' : 'write'
  const effect = readChoice(CALLER, 'effect', options.effect ?? fallback, ['read', 'keyed-write', 'write'])
  const rename = (value: unknown): unknown => (names === 'wire' ? value : toWireNames(CALLER, value))
  const query = {
    access_token: readAccessToken(CALLER, options.accessToken),
    ...(rename(readRecord(CALLER, 'query', options.query ?? {})) as Fields)
  }
  const carried: { readonly body?: RequestBody } = hasBody
    ? { body: { kind: 'json', value: rename(readRecord(CALLER, 'body', body)) } }
    : {}
  const client = readOptionalFlag(CALLER, 'withoutToken', options.withoutToken) === true ? context.open : context.http
  return client.send<WeixinResult | MediaResult | Readonly<Record<string, unknown>>>(
    { operation: 'call', method, path: readText(CALLER, 'path', path), query, effect, ...carried },
    (data, reply) => {
      if (!isRecord(data)) return readMedia(data, reply)
      return names === 'wire' ? data : readResult<WeixinResult>(data, reply)
    },
    present(options)
  ) as Promise<Result>
}
