import { expect, it } from 'vitest'
import {
  businessRefusal,
  lackingParameter,
  shapeRefusal,
  wrongParameter
} from '../../../../src/services/weixin-pay/wire/pay-refusal.ts'

it('carries code, text and reason, and at which level it is said', () => {
  expect(shapeRefusal('A', 'a', 'why').reason).toEqual({
    code: 'A',
    text: 'a',
    level: 'shape',
    explanation: { summary: 'why' }
  })
  expect(businessRefusal('B', 'b', 'why').reason.level).toBe('business')
  expect(wrongParameter('x', 'is 1').reason).toMatchObject({ code: 'PARAM_ERROR', text: 'invalid x' })
  expect(lackingParameter('x').reason).toMatchObject({ code: 'LACK_PARAMS', text: '缺少参数x' })
})
