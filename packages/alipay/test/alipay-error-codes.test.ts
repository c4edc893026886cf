import { ApiError } from '@kaifang/http-core'
import { describe, expect, it } from 'vitest'
import { ALIPAY_ERROR_CODES, ALIPAY_GATEWAY_CODES, alipayErrorOf, matchesSubCode } from '../src/index.ts'
import { failureOf } from './support/failure-of.ts'
import { signedBody, startPlatform } from './support/start-platform.ts'

const api = (vendorCode: string | number) =>
  new ApiError({
    service: 'alipay',
    operation: 'x',
    shortMessage: 'x',
    retryable: false,
    outcome: 'rejected',
    vendorCode,
    vendorMessage: 'x',
    status: 200
  })

describe('alipayErrorOf', () => {
  it.each([
    ['40004', 'ACQ.TRADE_NOT_EXIST'],
    ['40004', 'aop.ACQ.TRADE_NOT_EXIST'],
    ['40004', 'TRADE_NOT_EXIST'],
    ['40004', 'acq.trade_not_exist'],
    ['40004', 'AQC.TRADE_NOT_EXIST']
  ])('reads %s %s alike', (code, subCode) => {
    expect(alipayErrorOf(code, subCode)).toBe(ALIPAY_ERROR_CODES.TRADE_NOT_EXIST)
  })

  // Two properties that do not follow from each other: may it be repeated, and is the outcome known.
  it.each([
    ['20000', 'isp.unknow-error', 'ERR_ALIPAY_UNAVAILABLE', true, true],
    ['20000', 'aop.unknow-error', 'ERR_ALIPAY_UNAVAILABLE', true, true],
    ['20000', 'aop.ACQ.SYSTEM_ERROR', 'ERR_ALIPAY_UNAVAILABLE', true, true],
    ['20000', undefined, 'ERR_ALIPAY_UNAVAILABLE', true, true],
    ['20000', 'ACQ.TRADE_NOT_EXIST', 'ERR_ALIPAY_NOT_FOUND', true, true],
    ['40004', 'ACQ.SYSTEM_ERROR', 'ERR_ALIPAY_UNAVAILABLE', true, true],
    ['40004', 'AQC.SYSTEM_ERROR', 'ERR_ALIPAY_UNAVAILABLE', true, true],
    ['40004', 'ISP.UNKNOWN_ERROR', 'ERR_ALIPAY_UNAVAILABLE', true, true],
    ['40005', 'isv.app-call-limited', 'ERR_ALIPAY_RATE_LIMIT', true, false],
    ['40005', 'isv.something-new', 'ERR_ALIPAY_RATE_LIMIT', true, false],
    ['40004', 'ACQ.DISCORDANT_REPEAT_REQUEST', 'ERR_ALIPAY_CONFLICT', false, true],
    ['40004', 'ACQ.REFUND_CHARGE_ERROR', 'ERR_ALIPAY_BUSINESS', true, false],
    ['10003', undefined, 'ERR_ALIPAY_WAITING', false, true],
    ['40004', 'isp.bill_not_exist', 'ERR_ALIPAY_NOT_FOUND', false, false],
    ['40004', 'BILL_NOT_EXIST', 'ERR_ALIPAY_NOT_FOUND', false, false],
    ['40004', 'invalid_arguments', 'ERR_ALIPAY_REQUEST', false, false],
    ['40004', 'ISP.INVAILID_ARGUMENTS', 'ERR_ALIPAY_REQUEST', false, false],
    ['40002', 'isv.code-invalid', 'ERR_ALIPAY_LOGIN_CODE', false, false],
    ['40002', 'isv.invalid-signature', 'ERR_ALIPAY_SIGNATURE', false, false],
    ['40002', 'isv.some-new-thing', 'ERR_ALIPAY_REQUEST', false, false],
    ['40003', 'isv.missing-signature-config', 'ERR_ALIPAY_SIGNATURE', false, false],
    ['20001', 'aop.invalid-auth-token', 'ERR_ALIPAY_TOKEN', false, false],
    ['40006', 'isv.insufficient-isv-permissions', 'ERR_ALIPAY_PERMISSION', false, false],
    ['40004', 'ACQ.SECONDARY_MERCHANT_STATUS_ERROR', 'ERR_ALIPAY_BUSINESS', false, false]
  ])('says of %s %s: %s, retryable %s, may have acted %s', (code, subCode, ours, retryable, mayHaveActed) => {
    expect(alipayErrorOf(code, subCode)).toMatchObject({ code: ours, retryable, mayHaveActed })
  })

  it('knows nothing of a code that nobody knows, nor of what objects inherit', () => {
    expect(alipayErrorOf('99999', 'x')).toBeUndefined()
    expect(alipayErrorOf('constructor', 'constructor')).toBeUndefined()
  })

  it('tells what to do in every entry', () => {
    for (const entry of [...Object.values(ALIPAY_ERROR_CODES), ...Object.values(ALIPAY_GATEWAY_CODES)]) {
      expect(entry.meaning).not.toBe('')
      expect(entry.advice).not.toBe('')
    }
  })
})

describe('matchesSubCode', () => {
  it('knows a code in all its spellings', () => {
    expect(matchesSubCode(api('aop.ACQ.TRADE_NOT_EXIST'), 'TRADE_NOT_EXIST')).toBe(true)
    expect(matchesSubCode(api('isv.invalid-signature'), 'X', 'invalid-signature')).toBe(true)
    expect(matchesSubCode(api('ACQ.TRADE_NOT_EXISTS'), 'TRADE_NOT_EXIST')).toBe(false)
    for (const other of [api(7), undefined, null, 'x', new Error('x')]) expect(matchesSubCode(other, 'X')).toBe(false)
  })
})

it('an error says all of it: code, meaning, advice, and what became of a write', async () => {
  const { server, alipay } = await startPlatform()
  server.answer({
    body: signedBody(
      'alipay.trade.refund',
      '{"code":"40004","msg":"Business Failed","sub_code":"ACQ.SYSTEM_ERROR","sub_msg":"系统错误","refund_fee":"0.00"}'
    )
  })
  const settleBy = { operation: 'refundQuery', input: { outRequestNo: 'r-1' } }
  const call = alipay.execute(
    'alipay.trade.refund',
    { bizContent: { out_request_no: 'r-1' } },
    { effect: 'keyed-write', settleBy, retry: false, operation: 'refund' }
  )
  const error = await failureOf(call)
  expect(error).toMatchObject({ code: 'ERR_ALIPAY_UNAVAILABLE', retryable: true, outcome: 'unknown', settleBy })
  expect(error.message.replaceAll(server.url, 'https://platform')).toMatchInlineSnapshot(`
    "alipay.refund was refused: ACQ.SYSTEM_ERROR 系统错误 (system error)
      Request: POST https://platform/gateway.do (query: app_id, method, format, charset, sign_type, timestamp, version, sign)
      Reply: status 200, text/plain, 502 bytes
      Outcome: unknown, the platform may have done it; call refundQuery({"outRequestNo":"r-1"}) before you repeat it
      What to do: query first: a read may be repeated, a write only with the same numbers and amounts
      Docs: https://github.com/kaifang-js/kaifang/blob/main/docs/errors.md#err_alipay_unavailable"
  `)
})

it('repeats a keyed write that the platform could not finish, and no other write', async () => {
  const { server, alipay } = await startPlatform()
  server.answer({ body: signedBody('alipay.trade.refund', '{"code":"20000","sub_code":"aop.unknow-error"}') })
  await failureOf(alipay.execute('alipay.trade.refund', {}, { effect: 'keyed-write' }))
  expect(server.requests).toHaveLength(3)
  await failureOf(alipay.execute('alipay.trade.refund', {}))
  expect(server.requests).toHaveLength(4)
})
