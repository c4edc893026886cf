import { describe, expect, it } from 'vitest'
import { readNumberOf, requireNumber } from '../../src/weixin/read-number-of.ts'

const fail = (field: string, rule: string) => new Error(`${field}: ${rule}`)
const fields = { fee: '100', zero: '0', empty: '', float: '1.5', negative: '-1', long: '1'.repeat(16), text: ' a ' }

describe('a number of a message', () => {
  it('is whole, or missing, and never NaN', () => {
    expect([readNumberOf(fields, 'fee', fail), readNumberOf(fields, 'zero', fail)]).toEqual([100, 0])
    expect([readNumberOf(fields, 'empty', fail), readNumberOf(fields, 'none', fail)]).toEqual([undefined, undefined])
  })

  it('can be required', () => {
    expect(requireNumber(fields, 'fee', fail)).toBe(100)
    expect(() => requireNumber(fields, 'none', fail)).toThrow('none: a number in digits')
  })

  it.each(['float', 'negative', 'long', 'text'])('is refused where it is something else: %s', (name) => {
    expect(() => readNumberOf(fields, name, fail)).toThrow(`${name}: a number in digits`)
  })
})
