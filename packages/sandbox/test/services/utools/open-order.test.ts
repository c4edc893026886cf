import { beforeEach, describe, expect, it } from 'vitest'
import { createSeededRandom } from '../../../src/engine/seeded-random.ts'
import { logIn } from '../../../src/services/utools/log-in.ts'
import { addGoods, findOrder, openOrder, payOrder } from '../../../src/services/utools/open-order.ts'
import { defaultUtoolsSettings } from '../../../src/services/utools/utools-settings.ts'
import { createUtoolsState, type UtoolsState } from '../../../src/services/utools/utools-state.ts'

let state: UtoolsState
const open = (change: object = {}) => {
  const { accessToken } = logIn(state, {}, 0)
  const { goodsId } = addGoods(state, { title: '年', totalFee: 5, payLimit: 1 })
  return openOrder(state, { goodsId, outOrderId: 'order-1', accessToken, attach: '', body: undefined, ...change }, 1000)
}

beforeEach(() => {
  state = createUtoolsState((purpose) => createSeededRandom(purpose), defaultUtoolsSettings)
})

describe('openOrder', () => {
  it('takes price and body from the goods', () => {
    expect(open()).toMatchObject({ payFee: 5, body: '年', paidAtMs: undefined, createdAtMs: 1000 })
  })

  it('refuses unknown goods', () => {
    expect(() => open({ goodsId: 'x' })).toThrow('there are no goods of that goodsId')
  })

  it('refuses a token that is none', () => {
    expect(() => open({ accessToken: 'x' })).toThrow('not one of login()')
  })

  it('refuses a second order of the same number', () => {
    open()
    expect(() => open()).toThrow('there is an order of outOrderId "order-1" already')
  })
})

describe('payOrder', () => {
  it('pays once', () => {
    const order = open()
    payOrder(state, order, 2000)
    expect(order.paidAtMs).toBe(2000)
    expect(() => payOrder(state, order, 3000)).toThrow('the order is paid already')
  })

  // uTools server API, create goods: pay_limit.
  it('keeps the limit of the goods, also for orders opened before it was reached', () => {
    const first = open()
    const { accessToken } = logIn(state, {}, 0)
    const request = { goodsId: first.goodsId, accessToken, attach: '', body: undefined }
    const second = openOrder(state, { ...request, outOrderId: 'order-2' }, 0)
    payOrder(state, first, 0)
    expect(() => payOrder(state, second, 0)).toThrow('can be bought 1 time(s)')
    expect(() => openOrder(state, { ...request, outOrderId: 'order-3' }, 0)).toThrow('can be bought 1 time(s)')
  })
})

describe('findOrder', () => {
  it('finds by either number', () => {
    const order = open()
    expect(findOrder(state, order.orderId)).toBe(order)
    expect(findOrder(state, { orderId: order.orderId })).toBe(order)
    expect(findOrder(state, { outOrderId: 'order-1' })).toBe(order)
  })

  it.each([['x'], [{ outOrderId: 'x' }], [{}]])('refuses %j', (reference) => {
    expect(() => findOrder(state, reference as string)).toThrow('there is no such order')
  })
})
