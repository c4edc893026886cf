import { expect, it } from 'vitest'
import {
  readMember,
  requireAmount,
  requireMember,
  wantsOption
} from '../../../../src/services/alipay/methods/read-member.ts'

const call = {
  content: {
    a: 'x',
    number: 5,
    empty: '',
    none: null,
    list: [],
    amount: '0.57',
    zero: '0.00',
    query_options: ['fund_bill_list']
  }
}

it('reads text; numbers count as their digits, empty as absent', () => {
  expect([readMember(call, 'a', 1), readMember(call, 'number', 1)]).toEqual(['x', '5'])
  expect([readMember(call, 'empty', 1), readMember(call, 'none', 1), readMember(call, 'constructor', 1)]).toEqual([
    undefined,
    undefined,
    undefined
  ])
})

it('names the member and the rule', () => {
  const explained = (act: () => unknown) => {
    try {
      act()
    } catch (error) {
      return (error as { explanation: { summary: string } }).explanation.summary
    }
    return undefined
  }
  expect(explained(() => readMember(call, 'a', 0))).toBe('"a" has 1 characters; 0 are allowed')
  expect(explained(() => readMember(call, 'list', 9))).toBe('"list" must be text')
  expect(explained(() => requireMember(call, 'empty', 9))).toBe('"empty" is required and missing or empty')
  expect(explained(() => requireAmount(call, 'zero'))).toContain('"zero" must be yuan')
})

it('reads an amount as fen', () => {
  expect(requireAmount(call, 'amount')).toBe(57)
})

it('reads query_options', () => {
  expect([wantsOption(call, 'fund_bill_list'), wantsOption(call, 'x'), wantsOption({ content: {} }, 'x')]).toEqual([
    true,
    false,
    false
  ])
})
