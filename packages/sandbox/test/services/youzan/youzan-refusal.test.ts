import { expect, it } from 'vitest'
import {
  refuseAtGateway,
  refuseBusiness,
  refuseParameter,
  YouzanRefusal
} from '../../../src/services/youzan/youzan-refusal.ts'

it('refusals know who refuses, and keep the reason out of the message', () => {
  expect(refuseAtGateway(4202, 'old')).toMatchObject({
    kind: 'gateway',
    code: 4202,
    message: 'Token 已过期',
    explanation: { summary: 'old' },
    data: null
  })
  expect(refuseAtGateway(9999, 'x').message).toBe('系统异常')
  expect(refuseParameter('tid', 'is required')).toMatchObject({
    kind: 'gateway',
    code: 5001,
    explanation: { summary: '"tid" is required' }
  })
  expect(refuseBusiness(5000, '订单不存在', 'none')).toMatchObject({ kind: 'business', code: 5000 })
  const explanation = { summary: 'a', likelyCause: 'b' }
  expect(new YouzanRefusal('token', 1000, 'x', explanation).explanation).toBe(explanation)
})
