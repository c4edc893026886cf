import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { BillError } from '../src/bill-error.ts'

describe('BillError', () => {
  it('puts the place in front of its message', () => {
    const error = new BillError('ERR_BILL_CSV_AMOUNT', 'expected an amount', { line: 3, column: 17, field: '订单金额' })
    expect(error).toBeInstanceOf(Error)
    expect(error.message).toBe('line 3, column 17, 订单金额: expected an amount')
    expect(error).toMatchObject({
      name: 'BillError',
      code: 'ERR_BILL_CSV_AMOUNT',
      line: 3,
      column: 17,
      field: '订单金额'
    })
    expect(new BillError('ERR_BILL_CSV_EMPTY', 'the file is empty').message).toBe('the file is empty')
  })

  it('keeps rows for the caller and out of what is printed', () => {
    const error = new BillError('ERR_BILL_CSV_NO_FOOTER', 'cut', { rows: [{ openid: 'ofyak5qR' }] })
    expect(error.rows).toEqual([{ openid: 'ofyak5qR' }])
    expect(inspect(error) + JSON.stringify(error) + String(error)).not.toContain('ofyak5qR')
    expect(new BillError('ERR_BILL_CSV_EMPTY', 'empty').rows).toEqual([])
  })

  it('has a cause only where there is one', () => {
    const cause = new Error('why')
    expect(new BillError('ERR_BILL_CSV_COMPRESSION', 'damaged', { cause }).cause).toBe(cause)
    expect('cause' in new BillError('ERR_BILL_CSV_COMPRESSION', 'damaged')).toBe(false)
  })

  it('is known across two copies of the package', () => {
    const foreign = Object.assign(new Error('no'), { [Symbol.for('@kaifang/bill-csv/BillError')]: true })
    expect(BillError.isInstance(foreign)).toBe(true)
    expect(BillError.isInstance(new BillError('ERR_BILL_CSV_EMPTY', 'empty'))).toBe(true)
  })

  it.each([undefined, null, 'BillError', 7, new Error('no'), { name: 'BillError', code: 'ERR_BILL_CSV_EMPTY' }])(
    'is not %o',
    (value) => {
      expect(BillError.isInstance(value)).toBe(false)
    }
  )
})
