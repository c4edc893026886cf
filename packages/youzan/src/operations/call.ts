import { readParams } from '../read-params.ts'
import type { ShopContext } from '../youzan-context.ts'
import { readApi, sendApiCall, type YouzanCallOptions, type YouzanResult } from './api-call.ts'

/** The wire call of {@link YouzanShop.call}. */
export async function call<Data>(
  shop: ShopContext,
  name: string,
  version: string,
  params: object = {},
  options?: YouzanCallOptions
): Promise<YouzanResult<Data>> {
  const api = readApi('youzan.call', name, version)
  const read = readParams(api.caller, params, api.rule)
  // `{}` also without parameters: the platform's own SDKs disagree, and an empty body is no JSON.
  return sendApiCall(shop, api, read, { kind: 'json', value: read }, options)
}
