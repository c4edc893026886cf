import { expect, it } from 'vitest'
import { createSeededRandom } from '../../../src/engine/seeded-random.ts'
import { orderResource, orderView, userResource } from '../../../src/services/utools/order-resource.ts'
import { defaultUtoolsSettings } from '../../../src/services/utools/utools-settings.ts'
import { createUtoolsState } from '../../../src/services/utools/utools-state.ts'

const state = createUtoolsState(createSeededRandom, defaultUtoolsSettings)
// uTools server API, payment record: the documented sample.
const order = {
  orderId: 'KMFSOZt5cMe5A0ClkdCAAyPasyXZJzP6',
  outOrderId: '123456',
  goodsId: '6n193s7P95p9gA13786YkwQ5oxHpVW4f',
  openId: 'a331127d654761ac91d086b942aae7b6',
  attach: '',
  body: '会员1年',
  payFee: 1,
  createdAtMs: Date.parse('2021-06-18T16:42:16+08:00'),
  paidAtMs: undefined
}

it('makes the documented sample of an unpaid order', () => {
  expect(orderResource(order, state, 'FFFFFFFF', 1_624_346_603_999)).toEqual({
    attach: '',
    body: '会员1年',
    created_at: '2021-06-18 16:42:16',
    goods_id: '6n193s7P95p9gA13786YkwQ5oxHpVW4f',
    open_id: 'a331127d654761ac91d086b942aae7b6',
    order_id: 'KMFSOZt5cMe5A0ClkdCAAyPasyXZJzP6',
    out_order_id: '123456',
    paid_at: '',
    pay_fee: 1,
    plugin_id: 'FFFFFFFF',
    status: 0,
    timestamp: 1624346603
  })
})

it('shows a paid order with its time', () => {
  const paid = { ...order, paidAtMs: Date.parse('2021-06-18T16:42:36+08:00') }
  expect(orderView(paid, state)).toMatchObject({ status: 10, paidAt: '2021-06-18 16:42:36' })
})

it('adds the extra fields to a user', () => {
  const user = { openId: '00a50cd81c37c4e381e8161b2d762158', nickname: '却步.', member: 1 as const, avatar: '' }
  const extended = { ...state, extraFields: { level: [1, null] } }
  expect(userResource(user, extended, 1_624_329_616_000)).toEqual({
    avatar: '',
    member: 1,
    nickname: '却步.',
    open_id: '00a50cd81c37c4e381e8161b2d762158',
    timestamp: 1624329616,
    level: [1, null]
  })
})
