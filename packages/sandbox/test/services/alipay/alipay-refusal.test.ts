import { expect, it } from 'vitest'
import {
  refusalNode,
  refuseAtGateway,
  refuseBusiness,
  refuseMember
} from '../../../src/services/alipay/alipay-refusal.ts'

it('has the text of each code', () => {
  expect(refusalNode('40005', 'isv.app-call-limited', 'x', { y: '1' })).toEqual({
    code: '40005',
    msg: 'Call Limited',
    sub_code: 'isv.app-call-limited',
    sub_msg: 'x',
    y: '1'
  })
})

it('tells the gateway from the business', () => {
  expect(refuseAtGateway('40001', 'isv.missing-method', 'x', 'why')).toMatchObject({
    by: 'gateway',
    explanation: { summary: 'why' }
  })
  expect(refuseBusiness('ACQ.X', 'x', { summary: 'why', likelyCause: 'y' })).toMatchObject({
    by: 'business',
    node: { code: '40004', msg: 'Business Failed' },
    explanation: { likelyCause: 'y' }
  })
  expect(refuseMember('subject', 'is odd').explanation.summary).toBe('"subject" is odd')
})
