import { DecodeError, describeValue, InputError, isRecord, readInput, readInteger, readText } from '@kaifang/http-core'
import type { PageRule } from '../apis/api-rules.ts'
import type { ShopContext } from '../youzan-context.ts'
import { type ReadApi, readApi, type YouzanCallOptions } from './api-call.ts'
import { call } from './call.ts'

/** How a list is walked, beside {@link YouzanCallOptions}, which each page gets. */
export interface PaginateOptions extends YouzanCallOptions {
  /** Field with the elements, as a path in `data` such as `items`. @default what is known of the API */
  readonly list?: string
  /** Field with the number of all elements, as a path in `data`. @default what is known of the API */
  readonly total?: string
}

/** Reads a field by its path. */
function readPath(data: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, name) => (isRecord(value) ? value[name] : undefined), data)
}

function readPageRule(api: ReadApi, { list, total }: PaginateOptions): PageRule {
  const { caller } = api
  for (const [field, value] of Object.entries({ list, total })) if (value !== undefined) readText(caller, field, value)
  const known = api.rule.page
  const path = list ?? known?.list
  if (path === undefined) {
    throw new InputError({
      caller,
      field: 'list',
      rule: 'the field of the reply that holds the elements, since the API is not known here',
      received: describeValue(list)
    })
  }
  const counted = total ?? (list === undefined ? known?.total : undefined)
  return { ...known, list: path, ...(counted === undefined ? {} : { total: counted }) }
}

/** The elements of one page. None at all is an empty page, where the platform can mean that. */
function readElements(
  api: ReadApi,
  rule: PageRule,
  data: unknown,
  total: number | undefined,
  mayEnd: boolean
): unknown[] {
  const elements = readPath(data, rule.list)
  if (Array.isArray(elements)) return elements
  const missing = elements === undefined || elements === null
  if (missing && (data === null || data === undefined || total === 0 || mayEnd)) return []
  throw new DecodeError({
    service: 'youzan',
    operation: api.operation,
    code: 'ERR_REPLY_SHAPE',
    shortMessage: `sent a reply whose "data.${rule.list.slice(0, 40)}" is not a list`,
    advice: 'check the option "list", or call the API once and look at its data',
    retryable: false,
    outcome: 'rejected'
  })
}

/** The elements that were not delivered would be missed without a word. */
function tooDeep({ caller }: ReadApi, seen: number, total: number | undefined): InputError {
  return new InputError({
    caller,
    field: 'params',
    rule: `a filter that fits into what the platform pages through (${seen} elements were delivered)`,
    received: total === undefined ? 'a longer list' : `${total} elements`,
    hint: 'Narrow the time range, and walk the list piece by piece'
  })
}

/**
 * The wire calls of {@link YouzanShop.paginate}.
 *
 * A page that is shorter than asked does not end the list, since the platform may cap sizes: an empty page or the total does.
 */
export async function* paginate<Element>(
  shop: ShopContext,
  name: string,
  version: string,
  params: object = {},
  options: PaginateOptions = {}
): AsyncGenerator<Element, void, undefined> {
  const api = readApi('youzan.paginate', name, version)
  readInput(api.caller, options, ['list', 'total', 'signal', 'timeout', 'retry', 'effect', 'withoutToken', 'richText'])
  const { list, total: _total, ...rest } = options
  const rule = readPageRule(api, options)
  // Pages are read, whatever the API is called.
  const callOptions: YouzanCallOptions = { effect: 'read', ...rest }
  const { page_no, page_size } = params as { readonly page_no?: unknown; readonly page_size?: unknown }
  const first = page_no === undefined ? 1 : readInteger(api.caller, 'params.page_no', page_no, { min: 1 })
  const size =
    page_size === undefined ? (rule.pageSize ?? 20) : readInteger(api.caller, 'params.page_size', page_size, { min: 1 })
  const { maxPage = Number.POSITIVE_INFINITY, maxElements = Number.POSITIVE_INFINITY } = rule

  let seen = 0
  for (let page = first; ; page++) {
    const sent = { ...params, page_no: page, page_size: size }
    const { data } = await call<unknown>(shop, name, version, sent, callOptions)
    const counted = rule.total === undefined ? undefined : Number(readPath(data, rule.total))
    const total = Number.isSafeInteger(counted) ? counted : undefined
    // A list that is known here may be left out where it is empty; a path of the caller's may be misspelled.
    const elements = readElements(api, rule, data, total, list === undefined || seen > 0)
    yield* elements as Element[]
    seen += elements.length
    if (elements.length === 0 || (total !== undefined && (first - 1) * size + seen >= total)) return
    if (page + 1 > maxPage || (page + 1) * size > maxElements) throw tooDeep(api, seen, total)
  }
}
