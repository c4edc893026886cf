import { parseBill } from '@kaifang/bill-csv'
import { describe, expect, it } from 'vitest'
import type { FaultOptions, WeixinPayFaultName } from '../../../src/index.ts'
import { openWeixinPay, type SignType, signV2 } from '../../support/open-weixin-pay.ts'

async function open() {
  const opened = await openWeixinPay()
  await opened.place()
  const strike = async (name: WeixinPayFaultName, options: FaultOptions = {}, signType: SignType = 'MD5') => {
    opened.sandbox.faults.next(name, { service: 'weixin-pay', ...options })
    const reply = await opened.call('/pay/orderquery', { out_trade_no: 'order_0001' }, { signType })
    expect(opened.sandbox.faults.armed()).toEqual([])
    return reply
  }
  return { ...opened, strike }
}

describe('attacks on signed answers', () => {
  it.each(['bad-signature', 'tampered-field', 'lower-case-sign', 'md5-for-hmac', 'unsigned-reply'] as const)(
    '%s: the signature is not right',
    async (name) => {
      const { strike, weixinPay } = await open()
      for (const type of ['MD5', 'HMAC-SHA256'] as const) {
        const { fields } = await strike(name, {}, type)
        expect(fields.return_code).toBe('SUCCESS')
        expect(fields.sign).not.toBe(signV2(fields, weixinPay.key, type))
      }
    }
  )

  it('md5-for-hmac: right for the other algorithm', async () => {
    const { strike, weixinPay } = await open()
    const { fields } = await strike('md5-for-hmac', {}, 'HMAC-SHA256')
    expect(fields.sign).toBe(signV2(fields, weixinPay.key, 'MD5'))
  })

  it('tampered-field: the field and the value that are asked for', async () => {
    const { strike } = await open()
    expect((await strike('tampered-field', { field: 'trade_state', value: 'SUCCESS' })).fields.trade_state).toBe(
      'SUCCESS'
    )
    expect((await strike('tampered-field')).fields.total_fee).toBe('101')
  })

  it.each([
    ['wrong-merchant', 'mch_id'],
    ['wrong-app', 'appid'],
    ['wrong-order', 'out_trade_no']
  ] as const)('%s: rightly signed, with another %s', async (name, field) => {
    const { strike, query, weixinPay } = await open()
    const genuine = (await query()).fields
    const { fields } = await strike(name)
    expect(fields[field]).not.toBe(genuine[field])
    expect(fields.sign).toBe(signV2(fields, weixinPay.key))
  })

  it.each([
    ['doctype-xml', /^<\?xml version="1\.0"\?><!DOCTYPE xml \[<!ENTITY file SYSTEM/],
    ['entity-bomb-xml', /<attach>&a9;<\/attach>/],
    ['duplicate-element', /<total_fee>100<\/total_fee>[\s\S]*<total_fee>1<\/total_fee>\n<\/xml>$/]
  ] as const)('%s', async (name, pattern) => {
    const { strike } = await open()
    expect((await strike(name)).text).toMatch(pattern)
  })

  it('wrong-charset: bytes that are no UTF-8', async () => {
    const { strike } = await open()
    const { bytes } = await strike('wrong-charset')
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toThrow()
    expect(new TextDecoder('gb18030').decode(bytes)).toContain('<return_msg><![CDATA[成功]]></return_msg>')
  })
})

describe('failures of the platform', () => {
  it.each<[WeixinPayFaultName, FaultOptions, object]>([
    ['return-code-fail', {}, { return_code: 'FAIL', return_msg: '系统繁忙，请稍后再试' }],
    ['system-error', {}, { result_code: 'FAIL', err_code: 'SYSTEMERROR' }],
    ['frequency-limited', {}, { result_code: 'FAIL', err_code: 'FREQUENCY_LIMITED' }],
    ['error-code', {}, { err_code: 'INVALID_REQUEST' }],
    ['error-code', { value: 'NOAUTH' }, { err_code: 'NOAUTH' }]
  ])('%s', async (name, options, expected) => {
    const { strike, sandbox, weixinPay } = await open()
    const { fields } = await strike(name, options)
    expect(fields).toMatchObject(expected)
    if (fields.sign !== undefined) expect(fields.sign).toBe(signV2(fields, weixinPay.key))
    expect(sandbox.requests().at(-1)).toMatchObject({ fault: name })
  })

  it.each([
    ['bizerr-need-retry', 'BIZERR_NEED_RETRY', 0],
    ['system-error', 'SYSTEMERROR', 0],
    ['system-error-after', 'SYSTEMERROR', 1]
  ] as const)('%s: %s, and so many refunds: %d', async (name, code, count) => {
    const { sandbox, paid, refund, weixinPay } = await openWeixinPay()
    await paid()
    sandbox.faults.next(name, { service: 'weixin-pay', operation: 'refund' })
    expect((await refund()).fields).toMatchObject({ result_code: 'FAIL', err_code: code })
    expect(weixinPay.refunds()).toHaveLength(count)
    expect((await refund()).fields.result_code).toBe('SUCCESS')
    expect(weixinPay.refunds()).toHaveLength(1)
  })

  it('waits while a request is refused for another reason', async () => {
    const { sandbox, query, call } = await open()
    sandbox.faults.next('bad-signature', { service: 'weixin-pay' })
    sandbox.faults.next('system-error', { service: 'weixin-pay' })
    await call('/pay/orderquery', {})
    expect(sandbox.faults.armed()).toHaveLength(2)
    await query()
    expect((await query()).fields.err_code).toBe('SYSTEMERROR')
    expect(sandbox.faults.armed()).toEqual([])
  })
})

describe('spoiled bills', () => {
  async function openBill(count: number) {
    const opened = await openWeixinPay()
    opened.weixinPay.addBillRows({ billDate: '20260101', count })
    const fetchBill = (more = {}) => opened.call('/pay/downloadbill', { bill_date: '20260101', ...more })
    const strike = async (name: WeixinPayFaultName, more = {}) => {
      opened.sandbox.faults.next(name, { service: 'weixin-pay' })
      return fetchBill(more)
    }
    return { ...opened, fetchBill, strike }
  }

  it('bill-creating and system-error: XML in place of the bill', async () => {
    const { strike } = await openBill(20)
    const said = async (name: WeixinPayFaultName) => {
      const { fields } = await strike(name, { tar_type: 'GZIP' })
      return [fields.return_code, fields.return_msg, fields.error_code]
    }
    expect(await said('bill-creating')).toEqual(['FAIL', 'Bill Creating', '20002'])
    expect(await said('system-error')).toEqual(['FAIL', 'system error', '20003'])
  })

  it.each([{}, { tar_type: 'GZIP' }])('truncated-bill and tampered-bill: noticed by a reader (%j)', async (more) => {
    const { strike, fetchBill } = await openBill(20)
    const whole = (await fetchBill(more)).bytes
    const cut = (await strike('truncated-bill', more)).bytes
    expect(cut).toEqual(whole.subarray(0, Math.floor(whole.length / 2)))
    expect(() => parseBill(cut)).toThrow()
    expect(parseBill((await strike('tampered-bill', more)).bytes).differences).not.toEqual([])
  })

  it('leave a streamed bill as it is', async () => {
    const { strike, sandbox } = await openBill(10_001)
    expect((await strike('truncated-bill')).bytes.toString().split('\r\n')).toHaveLength(10_005)
    expect(sandbox.faults.armed()).toHaveLength(1)
  })
})
