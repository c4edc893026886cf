import { describe, expect, it } from 'vitest'
import { billErrorOf, WEIXIN_ERROR_CODES, weixinErrorOf } from '../../src/weixin/weixin-error-codes.ts'

describe('the table of codes', () => {
  // The reference's rule (section 13): these and nothing else; bills besides.
  it('calls retryable what the document does, and nothing else', () => {
    const retryable = Object.entries(WEIXIN_ERROR_CODES).filter(([, { retryable }]) => retryable === true)
    expect(retryable.map(([code]) => code).sort()).toEqual(
      ['BILL_CREATING', 'BIZERR_NEED_RETRY', 'FREQUENCY_LIMITED', 'SYSTEMERROR'].sort()
    )
  })

  it.each([
    ...['SYSTEMERROR', 'INVALID_REQUEST', 'NOAUTH', 'NOTENOUGH', 'ORDERPAID', 'ORDERCLOSED', 'OUT_TRADE_NO_USED'],
    ...[
      'APPID_NOT_EXIST',
      'MCHID_NOT_EXIST',
      'APPID_MCHID_NOT_MATCH',
      'LACK_PARAMS',
      'PARAM_ERROR',
      'XML_FORMAT_ERROR'
    ],
    ...['POST_DATA_EMPTY', 'REQUIRE_POST_METHOD', 'NOT_UTF8', 'SIGNERROR', 'ORDERNOTEXIST', 'TRADE_STATE_ERROR'],
    ...[
      'BIZERR_NEED_RETRY',
      'FREQUENCY_LIMITED',
      'INVALID_REQ_TOO_MUCH',
      'TRADE_OVERDUE',
      'ERROR',
      'USER_ACCOUNT_ABNORMAL'
    ],
    ...['INVALID_TRANSACTIONID', 'REFUND_FEE_MISMATCH', 'ORDER_NOT_READY', 'CERT_ERROR', 'REFUNDNOTEXIST']
  ])('knows %s of the document', (code) => {
    expect(weixinErrorOf(code)).toMatchObject({
      code: expect.stringMatching(/^ERR_PAYMENT_WEIXIN_/),
      advice: expect.any(String)
    })
  })

  it('invents nothing for a code that it does not know', () => {
    expect(weixinErrorOf('NEW_CODE')).toBeUndefined()
    expect(weixinErrorOf('constructor')).toBeUndefined()
  })
})

describe('a trade bill that was refused', () => {
  it.each([
    ['20002', 'No Bill Exist', 'ERR_PAYMENT_WEIXIN_NO_BILL', undefined],
    // As the document writes it.
    ['20002', 'NO Bill Exist', 'ERR_PAYMENT_WEIXIN_NO_BILL', undefined],
    ['20002', 'Bill Creating', 'ERR_PAYMENT_WEIXIN_BILL_CREATING', true],
    ['20002', '', 'ERR_PAYMENT_WEIXIN_NO_BILL', undefined],
    // Older replies have no number.
    [undefined, 'No Bill Exist', 'ERR_PAYMENT_WEIXIN_NO_BILL', undefined],
    ['100', 'system error', 'ERR_PAYMENT_WEIXIN_SYSTEM', true],
    ['20003', 'timeout', 'ERR_PAYMENT_WEIXIN_SYSTEM', true],
    ['20100', 'system error', 'ERR_PAYMENT_WEIXIN_SYSTEM', true],
    [undefined, 'CompressGZip Error', 'ERR_PAYMENT_WEIXIN_SYSTEM', true],
    [undefined, 'UnCompressGZip Error', 'ERR_PAYMENT_WEIXIN_SYSTEM', true],
    ['20001', 'invalid bill_date', 'ERR_PAYMENT_WEIXIN_BAD_REQUEST', undefined],
    ['20007', 'x', 'ERR_PAYMENT_WEIXIN_NO_PERMISSION', undefined],
    ['99999', 'new', 'ERR_PAYMENT_WEIXIN_RETURN', undefined],
    [undefined, '签名错误', 'ERR_PAYMENT_WEIXIN_RETURN', undefined]
  ])('with %s %s is %s', (code, text, ours, retryable) => {
    const meaning = billErrorOf(code, text)
    expect([meaning.code, meaning.retryable]).toEqual([ours, retryable])
  })

  it('has changed nothing', () => {
    for (const code of ['100', '20001', '20002', '20003', '20007', '20100', undefined]) {
      expect(billErrorOf(code, '').mayHaveActed ?? false).toBe(false)
    }
  })
})
