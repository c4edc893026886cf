import type { Sandbox, UtoolsOrder } from '../../src/index.ts'

let count = 0

/** A user, goods and an unpaid order. */
export function sellGoods(sandbox: Sandbox, outOrderId = `order-${++count}`): UtoolsOrder {
  const { utools } = sandbox
  const { accessToken } = utools.login()
  const { goodsId } = utools.createGoods({ title: '会员1年', totalFee: 1 })
  return utools.createOrder({ goodsId, outOrderId, accessToken })
}
