import { readInput, readInteger, readText } from '../../../engine/read-input.ts'
import { SandboxError } from '../../../engine/sandbox-error.ts'
import type { YouzanState } from '../youzan-state.ts'
import { requireShop } from './add-shop.ts'
import type { StoredCustomer } from './stored-shop-types.ts'

const names = ['张三', '欧阳娜娜', "O'Neil 王"] as const

/** Makes a customer from unchecked input. */
export function addCustomer(state: YouzanState, input: unknown, nowMs: number): StoredCustomer {
  const { grantId, mobile, name, points } = readInput(input, 'customer', ['grantId', 'mobile', 'name', 'points'])
  if (mobile !== undefined && !/^1\d{10}$/.test(readText(mobile, 'mobile'))) {
    throw new SandboxError('ERR_SANDBOX_INPUT', '"mobile" expected 11 digits that begin with 1')
  }
  const { mint } = state
  return storeCustomer(state, {
    grantId: requireShop(state, grantId).grantId,
    mobile: (mobile as string | undefined) ?? `1380000${mint.customer.digits(4)}`,
    name: name === undefined ? mint.customer.pick(names) : readText(name, 'name', 1, 50),
    points: points === undefined ? 0 : readInteger(points, 'points', 0),
    gender: 0,
    remark: '',
    createdAt: nowMs
  })
}

/** Stores a checked customer. */
export function storeCustomer(
  state: YouzanState,
  fields: Omit<StoredCustomer, 'yzOpenId' | 'weixinOpenid' | 'unionId'>
): StoredCustomer {
  const random = state.mint.customer
  const customer: StoredCustomer = {
    ...fields,
    yzOpenId: random.text(26),
    weixinOpenid: `o${random.text(27)}`,
    unionId: `o${random.text(27)}`
  }
  state.customers.set(customer.yzOpenId, customer)
  return customer
}
