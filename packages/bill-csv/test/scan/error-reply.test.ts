import { describe, expect, it } from 'vitest'
import { parseFault } from '../support/small-bills.ts'

describe('a reply that is no bill', () => {
  // WeChat Pay v2 downloadbill, v3 tradebill and Alipay's bill query, as their documents print them.
  it.each([
    [
      '<xml><return_code><![CDATA[FAIL]]></return_code>\n<return_msg><![CDATA[No Bill Exist]]></return_msg>\n<error_code>20002</error_code></xml>',
      '20002',
      'No Bill Exist'
    ],
    ['<xml><return_code>FAIL</return_code><return_msg>签名错误</return_msg></xml>', 'FAIL', '签名错误'],
    [
      '<xml><return_code>SUCCESS</return_code><err_code>SYSTEMERROR</err_code><err_code_des>busy</err_code_des></xml>',
      'SYSTEMERROR',
      'busy'
    ],
    ['{"code":"NO_STATEMENT_EXIST","message":"账单文件不存在"}', 'NO_STATEMENT_EXIST', '账单文件不存在'],
    [
      '{"alipay_data_dataservice_bill_downloadurl_query_response":{"code":"40004","msg":"Business Failed","sub_code":"isp.bill_not_exist","sub_msg":"账单不存在"},"sign":"x"}',
      'isp.bill_not_exist',
      '账单不存在'
    ],
    ['{"errcode":40001,"errmsg":"a\\u0000b"}', '40001', 'a b']
  ])('names code and message of the platform: %s', (reply, vendorCode, vendorMessage) => {
    const fault = parseFault(reply)
    expect(fault).toMatchObject({ code: 'ERR_BILL_CSV_ERROR_REPLY', vendorCode, vendorMessage, line: 1 })
    expect(fault.message).toContain(`${vendorCode} ${vendorMessage}`)
  })

  it('says when there was no trade', () => {
    expect(parseFault('{"code":"NO_STATEMENT_EXIST","message":"none"}').message).toBe(
      'line 1: this is an error reply, not a bill: NO_STATEMENT_EXIST none; there was no trade: treat it as an empty bill'
    )
    expect(parseFault('{"code":"SYSTEM_ERROR","message":"busy"}').message).toMatch(
      /; ask the platform for the bill again$/
    )
  })

  it.each([
    '<html><title>502</title></html>',
    '{"a":',
    '{"x":{}}',
    '{"x_response":null}',
    '<xml><return_msg> </return_msg></xml>'
  ])('is a reply without a code: %s', (reply) => {
    expect(parseFault(reply)).toMatchObject({ vendorCode: undefined, vendorMessage: undefined })
  })

  it('keeps a long message short, and reads no more than it must', () => {
    const fault = parseFault(`{"message":"${'x'.repeat(1000)}"}`)
    expect(fault.vendorMessage).toBe('x'.repeat(200))
    expect(parseFault(`{"message":"${'x'.repeat(100_000)}"}`).code).toBe('ERR_BILL_CSV_ERROR_REPLY')
  })
})
