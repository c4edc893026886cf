import { expect, it } from 'vitest'
import { WeixinRefusal } from '../../../src/services/weixin/weixin-refusal.ts'

it('takes the text of its code unless told otherwise', () => {
  const refusal = new WeixinRefusal(40029, 'why')
  expect([refusal.errcode, refusal.message, refusal.explanation]).toEqual([40029, 'invalid code', { summary: 'why' }])
  expect(new WeixinRefusal(47003, { summary: 'why', likelyCause: 'x' }, 'other').message).toBe('other')
  expect(new WeixinRefusal(1, 'why').message).toBe('error')
})
