import { type ApiParams, createApiParams, isObject } from '../gateway/api-params.ts'
import type { ApiCall, ApiRow, YouzanScene } from '../gateway/api-types.ts'
import { findCustomer } from '../shop/find-customer.ts'
import type { StoredCustomer } from '../shop/stored-shop-types.ts'
import { parseExactJson, type Wire } from '../wire/exact-json.ts'
import { refuseBusiness, refuseParameter } from '../youzan-refusal.ts'

/** Points (积分, Youzan reference 11.7). */
export const pointsApis: readonly ApiRow[] = [
  {
    name: 'youzan.crm.customer.points.get',
    versions: ['1.0.0'],
    note: 'account_type 2 (mobile) and 5 (yz_open_id)',
    play: ({ params, shop }, { state }) => ({
      point: requireAccount(params.object('user'), shop.grantId, state).points
    })
  },
  change('youzan.crm.customer.points.increase', 1),
  change('youzan.crm.customer.points.decrease', -1)
]

function change(name: string, sign: 1 | -1): ApiRow {
  return {
    name,
    versions: ['4.0.0'],
    note: 'params as an object or its JSON text; biz_value works once a customer (142100106); is_success is text',
    perSecond: 100,
    play: (call, scene) => changePoints(call, scene, sign)
  }
}

function changePoints({ params: outer, shop }: ApiCall, { state }: YouzanScene, sign: 1 | -1): Wire {
  const params = readInner(outer)
  const customer = requireAccount(params.object('user'), shop.grantId, state)
  const points = params.integer('points')
  if (points < 1) throw refuseBusiness(141500101, '参数不合法', '"points" must be above 0')
  if ((params.optionalText('reason') ?? '') === '')
    throw refuseBusiness(141503112, '积分变更原因不能为空', '"reason" is empty')
  const key = `${customer.yzOpenId} ${params.text('biz_value')}`
  if (state.pointChanges.has(key))
    throw refuseBusiness(142100106, '重复请求', 'the biz_value was used for this customer: it is done')
  const left = customer.points + sign * points
  if (left < 0) throw refuseBusiness(142100002, '积分不足', `the customer has ${customer.points} points`)
  customer.points = left
  state.pointChanges.add(key)
  return { is_success: 'true' }
}

/** An object in two clients, JSON text in a generated SDK. */
function readInner(params: ApiParams): ApiParams {
  const text = readText(params)
  if (text === undefined) return params.object('params')
  try {
    const value = parseExactJson(text)
    if (isObject(value)) return createApiParams(value, 'params.')
  } catch {}
  throw refuseParameter('params', 'must be an object or the text of one')
}

function readText(params: ApiParams): string | undefined {
  try {
    return params.optionalText('params')
  } catch {
    return undefined
  }
}

function requireAccount(user: ApiParams, grantId: string, state: YouzanScene['state']): StoredCustomer {
  const customer = findCustomer(state, grantId, user.integer('account_type'), user.text('account_id'))
  if (customer === undefined)
    throw refuseBusiness(141503101, '用户不存在', 'the shop has no such customer (types 2 and 5 are played)')
  return customer
}
