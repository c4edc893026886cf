import { describe, expect, it } from 'vitest'
import { readPayDeliverOptions } from '../../../../src/services/weixin-pay/notify/read-pay-deliver-options.ts'

describe('readPayDeliverOptions', () => {
  it('takes nothing, or everything', () => {
    expect(readPayDeliverOptions(undefined)).toMatchObject({ copies: 1 })
    const all = {
      copies: 2,
      attack: 'cross-type',
      rawBody: '',
      contentType: 'text/plain',
      tamper: { field: 'sign', value: 'x', resign: true }
    }
    expect(readPayDeliverOptions(all)).toEqual(all)
    expect(readPayDeliverOptions({ tamper: { field: 'sign' } }).tamper).toEqual({
      field: 'sign',
      value: undefined,
      resign: false
    })
  })

  it.each([
    [{ copies: 0 }, '"copies" expected a whole number from 1'],
    [{ attack: 'x' }, '"attack" expected one of "bad-signature"'],
    [{ tamper: { value: 'x' } }, '"field" expected text'],
    [{ tamper: { field: 'x', value: 1 } }, '"value" expected text'],
    [{ copy: 1 }, '"options" has no "copy"']
  ])('refuses %j', (options, message) => {
    expect(() => readPayDeliverOptions(options)).toThrow(message)
  })
})
