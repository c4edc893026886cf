import { describe, expect, it } from 'vitest'
import { noFloatMoney } from '../../../check-packages/rules/no-float-money.ts'
import { checkRule } from '../check-rule.ts'

const advice = 'money is integer fen: convert yuan by its digits (encodeYuan, readYuan)'

/** What the rule says of one line of `packages/payment/src/refund.ts`. */
const check = (code: string, file = 'packages/payment/src/refund.ts'): string[] =>
  checkRule(noFloatMoney, { [file]: `${code}\n` }).map((finding) => finding.replace(`: ${advice}`, ''))

describe('a product or quotient', () => {
  it.each([
    ['of yuan and 100', 'const fen = yuan * 100'],
    ['of a number made of yuan', 'const fen = Math.round(Number(text.trim()) * 100)'],
    ['of 100 in front', 'const fen = 100 * value'],
    ['by 0.01, as in the implementation of 2020', 'const yuan = Number(options.totalFee) * 0.01'],
    ['by 1e2', 'const fen = value * 1e2'],
    ['by 100 written as a power', 'const fen = value * 10 ** 2'],
    ['by a constant of 100', 'const HUNDRED = 100\nconst fen = value * HUNDRED'],
    ['of a field by its wire name', "const half = reply['total_amount'] / 2"],
    ['of an alias', 'const value = reply.refundFee\nconst half = value / 2'],
    ['of an alias of text', 'const text = String(order.amount)\nconst fen = text * rate'],
    ['of a name taken out of an object', 'const { total_amount: value } = reply\nconst half = value / 2'],
    ['of a parameter taken out of an object', 'const half = ({ totalFee: value }) => value / 2'],
    ['written as an assignment', 'totalFee /= 3'],
    ['of a member of money', 'const share = order.cashFee * rate']
  ])('is refused: %s', (_what, code) => {
    expect(check(code).length).toBeGreaterThan(0)
  })

  it.each([
    ['of times', 'const ms = seconds * 1000'],
    ['of constants', 'const MAX_FEN = 100_000_000 * 100'],
    ['of names that only look alike', 'const pages = coffeeCount * offset'],
    ['of the sum of fen', 'const left = totalFee - refundFee']
  ])('is left alone: %s', (_what, code) => {
    expect(check(code)).toEqual([])
  })
})

describe('a number made of money', () => {
  it.each([
    ['by Number', 'const fee = Number(reply.total_amount)'],
    ['by Number.parseInt', "const fee = Number.parseInt(fields['refund_fee'], 10)"],
    ['by a sign', 'const fee = +amount'],
    ['by taking nothing away', 'const fee = amount - 0'],
    ['by a function handed on', 'const fees = amounts.map(Number)'],
    ['from a call that names the field', "const fee = Number(readText(reply, 'buyer_pay_amount'))"]
  ])('is refused: %s', (_what, code) => {
    expect(check(code).length).toBeGreaterThan(0)
  })

  it('is left alone when the text is something else', () => {
    expect(check('const offset = Number(reply.offset) + +attempt')).toEqual([])
  })
})

it.each([
  'value.toFixed(2)',
  'parseFloat(text)',
  'texts.map(parseFloat)',
  'Number.parseFloat(text)',
  'value.toPrecision(3)'
])('refuses %s, which only fractions need', (code) => {
  expect(check(`const a = ${code}`).length).toBe(1)
})

it('says file, line, what and what to do instead', () => {
  expect(checkRule(noFloatMoney, { 'packages/alipay/src/a.ts': 'const a = 1\nconst fen = yuan * 100\n' })).toEqual([
    `packages/alipay/src/a.ts:2 multiplies or divides money: ${advice}`
  ])
})

it('goes by names alone in bill-csv, which counts bytes and percentages too', () => {
  const file = 'packages/bill-csv/src/a.ts'
  expect(check('const shown = [Math.floor((bytes / total) * 100), value.toFixed(1)]', file)).toEqual([])
  expect(check('const fen = yuan * 100\nconst text = amount.toFixed(2)', file)).toEqual([
    `${file}:1 multiplies or divides money`,
    `${file}:2 calls toFixed`
  ])
})

it('covers the services of the sandbox that play the platforms of payment, and no other code', () => {
  const code = 'const fen = yuan * 100'
  for (const service of ['alipay', 'weixin-pay', 'pay-bills']) {
    expect(check(code, `packages/sandbox/src/services/${service}/trade/a.ts`)).toHaveLength(1)
  }
  expect(check(code, 'packages/sandbox/src/services/utools/a.ts')).toEqual([])
  expect(check(code, 'packages/payment/test/a.test.ts')).toEqual([])
})

it('does not mix up an alias of one function with a name of another', () => {
  expect(
    check('function a() { const value = fee; return value }\nfunction b(value: number) { return value / 2 }')
  ).toEqual([])
})
