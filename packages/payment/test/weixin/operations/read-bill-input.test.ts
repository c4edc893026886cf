import { describe, expect, it } from 'vitest'
import { readBillInput, readFundflowInput } from '../../../src/weixin/operations/read-bill-input.ts'

describe('which bill is meant', () => {
  it('has the defaults of the document', () => {
    expect(readBillInput('openBill', { billDate: '20140603' })).toEqual({
      operation: 'openBill',
      path: '/pay/downloadbill',
      fields: { bill_date: '20140603', bill_type: 'ALL', tar_type: 'GZIP' }
    })
    expect(readFundflowInput('openFundflow', { billDate: '20180201' })).toEqual({
      operation: 'openFundflow',
      path: '/pay/downloadfundflow',
      fields: { bill_date: '20180201', account_type: 'Basic', tar_type: 'GZIP', sign_type: 'HMAC-SHA256' }
    })
  })

  it('can be another, and come unpacked', () => {
    expect(readBillInput('x', { billDate: '20140603', billType: 'REFUND', gzip: false }).fields).toEqual({
      ...{ bill_date: '20140603', bill_type: 'REFUND', tar_type: undefined }
    })
    expect(readFundflowInput('x', { billDate: '20140603', accountType: 'Fees', gzip: true }).fields).toMatchObject({
      ...{ account_type: 'Fees', tar_type: 'GZIP' }
    })
  })

  it.each([
    [{ billDate: '2014-06-03' }, '"billDate" expected a day as yyyyMMdd'],
    [{ billDate: '20140603', billType: 'all' }, '"billType" expected one of ALL, SUCCESS, REFUND, RECHARGE_REFUND'],
    [{ billDate: '20140603', gzip: 'GZIP' }, '"gzip" expected true or false'],
    [{ billDate: '20140603', tarType: 'GZIP' }, '"tarType" expected one of the known fields']
  ])('is refused: %j', (input, message) => {
    expect(() => readBillInput('openBill', input as never)).toThrow(`payment.openBill: ${message}`)
  })

  it('knows accounts by their exact names', () => {
    expect(() => readFundflowInput('openFundflow', { billDate: '20140603', accountType: 'basic' as never })).toThrow(
      'payment.openFundflow: "accountType" expected one of Basic, Operation, Fees'
    )
  })
})
