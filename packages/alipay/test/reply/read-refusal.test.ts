import { describe, expect, it } from 'vitest'
import { describeRefusal, readRefusal } from '../../src/reply/read-refusal.ts'

describe('readRefusal', () => {
  it('reads the platform’s words', () => {
    const node = { code: '40004', msg: 'Business Failed', sub_code: 'ACQ.TRADE_NOT_EXIST', sub_msg: '交易不存在' }
    expect(readRefusal(node)).toEqual({ code: '40004', subCode: 'ACQ.TRADE_NOT_EXIST', message: '交易不存在' })
  })

  it('takes msg where there is no sub_msg, and a number for a code', () => {
    expect(readRefusal({ code: 40002, msg: 'Invalid Arguments' })).toEqual({
      code: '40002',
      subCode: undefined,
      message: 'Invalid Arguments'
    })
    expect(readRefusal({ code: '20000' })).toMatchObject({ message: '' })
  })

  it('finds none in a success, and where there is no code', () => {
    expect(readRefusal({ code: '10000', sub_code: 'x' })).toBeUndefined()
    expect(readRefusal({})).toBeUndefined()
    expect(readRefusal({ code: null })).toBeUndefined()
  })
})

describe('describeRefusal', () => {
  it('adds what the code means', () => {
    const refusal = { code: '40004', subCode: 'ACQ.TRADE_NOT_EXIST', message: '交易不存在' }
    expect(describeRefusal(refusal, undefined)).toMatchObject({
      code: 'ERR_ALIPAY_NOT_FOUND',
      vendorCode: 'ACQ.TRADE_NOT_EXIST',
      vendorMessage: '交易不存在',
      retryable: false,
      mayHaveActed: false
    })
  })

  it('leaves a code that nobody knows as it is', () => {
    expect(describeRefusal({ code: '99999', subCode: undefined, message: '?' }, undefined)).toEqual({
      vendorCode: '99999',
      vendorMessage: '?'
    })
  })

  it('compares texts for a refused signature', () => {
    const refusal = { code: '40002', subCode: 'isv.invalid-signature', message: '网关生成的验签字符串为:a=1' }
    expect(describeRefusal(refusal, 'a=1')).toMatchObject({
      code: 'ERR_ALIPAY_SIGNATURE',
      vendorMessage: '',
      advice: expect.stringContaining('the keys do not belong together')
    })
    expect(describeRefusal({ ...refusal, message: '无效签名' }, 'a=1')).toMatchObject({
      advice: expect.stringContaining('belongs to privateKey')
    })
  })
})
