import { describe, expect, it } from 'vitest'
import { gatewayError, wrapRefusal, wrapSuccess, youzanAnswer } from '../../../src/services/youzan/youzan-answer.ts'
import { refuseAtGateway, refuseBusiness, YouzanRefusal } from '../../../src/services/youzan/youzan-refusal.ts'

// Youzan reference 4: the envelopes as they were seen.
describe('envelopes', () => {
  it('of success', () => {
    expect(wrapSuccess('modern', { a: 1 }, 't')).toEqual({
      trace_id: 't',
      code: 200,
      success: true,
      message: 'successful',
      data: { a: 1 }
    })
    expect(wrapSuccess('text-code', true, 't')).toMatchObject({ code: '200', data: true })
    expect(wrapSuccess('legacy', { is_success: true }, 't')).toEqual({ response: { is_success: true } })
  })

  it('of refusals, by who refuses', () => {
    const business = refuseBusiness(5000, '订单不存在', 'x')
    expect(wrapRefusal('modern', business, 't')).toEqual({
      trace_id: 't',
      code: 5000,
      success: false,
      message: '订单不存在',
      data: null
    })
    expect(wrapRefusal('text-code', business, 't')).toMatchObject({ code: '5000' })
    expect(wrapRefusal('legacy', business, 't')).toEqual({ error_response: { code: 5000, msg: '订单不存在' } })
    const gateway = { gw_err_resp: { err_code: 4202, err_msg: 'Token 已过期', trace_id: 't' } }
    for (const envelope of ['modern', 'legacy', 'text-code'] as const) {
      expect(wrapRefusal(envelope, refuseAtGateway(4202, 'x'), 't')).toEqual(gateway)
    }
    expect(gatewayError(4202, 'Token 已过期', 't')).toEqual(gateway)
    const token = new YouzanRefusal('token', 1103, 'x', 'y')
    expect(wrapRefusal('modern', token, 't')).toEqual({ success: false, code: 1103, message: 'x', data: null })
  })

  it('are JSON with status 200, long numbers exact', () => {
    expect(youzanAnswer({ id: 1481453940569543563n }, true)).toEqual({
      status: 200,
      headers: { 'content-type': 'application/json;charset=UTF-8' },
      body: '{"id":1481453940569543563}',
      explanation: undefined,
      granted: true
    })
  })
})
