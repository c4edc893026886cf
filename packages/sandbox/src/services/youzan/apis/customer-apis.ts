import type { ApiParams } from '../gateway/api-params.ts'
import type { ApiCall, ApiRow, YouzanScene } from '../gateway/api-types.ts'
import { storeCustomer } from '../shop/add-customer.ts'
import { announceCustomer } from '../shop/announce-customer.ts'
import { findCustomer } from '../shop/find-customer.ts'
import type { StoredCustomer } from '../shop/stored-shop-types.ts'
import { sensitive } from '../trade/trade-resource.ts'
import { chinaTimeText } from '../wire/china-time.ts'
import type { Wire, WireObject } from '../wire/exact-json.ts'
import { refuseBusiness, refuseParameter } from '../youzan-refusal.ts'
import { readPage } from './read-page.ts'

/** Users and customers (Youzan reference 11.6, 11.7). */
export const customerApis: readonly ApiRow[] = [
  {
    name: 'youzan.users.info.query',
    versions: ['1.0.0', '1.0.1'],
    note: 'by yz_open_id, mobile, weixin_open_id or weixin_union_id',
    play: queryUsers
  },
  {
    name: 'youzan.users.account.check',
    versions: ['1.0.0'],
    note: 'whether a mobile number or yz_open_id is known; data is a bare boolean',
    play: ({ params, shop }, { state }) =>
      findCustomer(state, shop.grantId, params.text('account_type'), params.text('account_id')) !== undefined
  },
  {
    name: 'youzan.scrm.customer.create',
    versions: ['3.0.0'],
    note: 'by mobile; an existing one is 143001027; pushes SCRM_CUSTOMER_EVENT',
    perSecond: 200,
    play: createCustomer
  },
  {
    name: 'youzan.scrm.customer.detail.get',
    versions: ['1.0.1'],
    note: 'one block for each field that is asked for',
    play: getCustomer
  },
  {
    name: 'youzan.scrm.customer.list',
    versions: ['1.0.0'],
    note: 'times go in as ms and come out as seconds; pages of at most 50',
    play: listCustomers
  }
]

function queryUsers({ params, shop }: ApiCall, scene: YouzanScene): Wire {
  const keys = ['yz_open_id', 'mobile', 'weixin_open_id', 'weixin_union_id'] as const
  const given = keys.filter((key) => (params.optionalText(key) ?? '') !== '')
  if (given.length !== 1) throw refuseParameter('yz_open_id', `and ${keys.slice(1).join(', ')}: exactly one is wanted`)
  const [key] = given
  const value = params.text(key!)
  const found = [...scene.state.customers.values()].filter(
    (customer) => customer.grantId === shop.grantId && keyOf(customer, key!) === value
  )
  const list = found.map((customer) => userBlock(customer, sensitive(customer.mobile, shop, scene)))
  return { user_list: list, latest_info: list.at(-1) ?? null }
}

function keyOf({ yzOpenId, mobile, weixinOpenid, unionId }: StoredCustomer, key: string): string {
  return { yz_open_id: yzOpenId, mobile, weixin_open_id: weixinOpenid, weixin_union_id: unionId }[key] ?? ''
}

function userBlock(customer: StoredCustomer, mobile: string): WireObject {
  const created = chinaTimeText(customer.createdAt)
  return {
    primitive_info: {
      yz_open_id: customer.yzOpenId,
      gender: customer.gender,
      nick_name: customer.name,
      province: '',
      city: '',
      country: '',
      created_time: created,
      updated_time: created
    },
    mobile_info: { mobile, country_code: '+86' },
    wechat_info: {
      wechat_type: 1,
      is_fans: true,
      union_id: customer.unionId,
      open_id: customer.weixinOpenid,
      follow_time: created
    },
    platform_info: { platform_type: 1 }
  }
}

function createCustomer({ params, shop }: ApiCall, scene: YouzanScene): Wire {
  const { state, nowMs } = scene
  const mobile = params.text('mobile')
  if (!/^1\d{10}$/.test(mobile)) throw refuseBusiness(141500101, '参数不合法', '"mobile" is no number of 11 digits')
  const fields = params.object('customer_create')
  if (findCustomer(state, shop.grantId, 'Mobile', mobile) !== undefined) {
    throw refuseBusiness(143001027, '客户已存在', 'the shop has a customer of that mobile number')
  }
  const customer = storeCustomer(state, {
    grantId: shop.grantId,
    mobile,
    name: fields.optionalText('name') ?? '',
    gender: fields.optionalInteger('gender') ?? 0,
    remark: fields.optionalText('remark') ?? '',
    points: 0,
    createdAt: nowMs
  })
  void announceCustomer(customer, 'CUSTOMER_CREATED', scene.pusher)
  return { account_id: customer.mobile, account_type: 'Mobile', yz_open_id: customer.yzOpenId }
}

/** Blocks that `fields` may name. */
const blocks: Readonly<Record<string, (customer: StoredCustomer) => WireObject>> = {
  user_base: ({ name, gender, createdAt }) => ({
    name,
    gender,
    birthday: '',
    member_created_at: Math.floor(createdAt / 1000)
  }),
  credit: ({ points }) => ({ credit_value: points }),
  tags: () => ({ tags: [] }),
  remark: ({ remark }) => ({ remark })
}

function getCustomer({ params, shop }: ApiCall, { state }: YouzanScene): Wire {
  const customer = findCustomer(state, shop.grantId, ...readAccount(params))
  if (customer === undefined) throw refuseBusiness(141502108, '客户不存在', 'the shop has no such customer')
  const names = params.text('fields').split(',')
  const unknown = names.find((name) => !Object.hasOwn(blocks, name))
  if (unknown !== undefined)
    throw refuseBusiness(141500101, '参数不合法', `"fields" takes ${Object.keys(blocks).join(', ')} here`)
  return Object.fromEntries([
    ['yz_open_id', customer.yzOpenId],
    ...names.map((name) => [name, blocks[name]!(customer)] as const)
  ])
}

function readAccount(params: ApiParams): readonly [type: string, id: string] {
  const openId = params.optionalText('yz_open_id')
  if (openId !== undefined && openId !== '') return ['YzOpenId', openId]
  const account = params.object('account_info')
  return [account.text('account_type'), account.text('account_id')]
}

function listCustomers({ params, shop }: ApiCall, scene: YouzanScene): Wire {
  const start = params.optionalInteger('created_at_start') ?? 0
  const end = params.optionalInteger('created_at_end') ?? Number.MAX_SAFE_INTEGER
  const found = [...scene.state.customers.values()]
    .filter(({ grantId, createdAt }) => grantId === shop.grantId && createdAt >= start && createdAt <= end)
    .reverse()
  const page = readPage(params, found, { pages: 500, size: 50, defaultSize: 20, product: 25_000 })
  return {
    total: found.length,
    page_no: params.optionalInteger('page_no') ?? 1,
    record_list: page.map((customer) => ({
      yz_open_id: customer.yzOpenId,
      name: sensitive(customer.name, shop, scene),
      mobile: sensitive(customer.mobile, shop, scene),
      points: customer.points,
      is_member: true,
      created_at: Math.floor(customer.createdAt / 1000),
      created_member_at: Math.floor(customer.createdAt / 1000),
      last_trade_time: 0
    }))
  }
}
