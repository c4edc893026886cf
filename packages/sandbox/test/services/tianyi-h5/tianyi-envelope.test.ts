import { expect, it } from 'vitest'
import { TianyiRefusal, tianyiEnvelope } from '../../../src/services/tianyi-h5/tianyi-envelope.ts'

// Tianyi reference 1.1: code 0 is success, whatever the HTTP status.
it('counts as granted with code 0 only', () => {
  expect(tianyiEnvelope(0, '成功', { encryptedData: 'A' })).toMatchObject({ status: 200, granted: true })
  expect(tianyiEnvelope(1001, '参数错误', null)).toMatchObject({
    status: 200,
    granted: false,
    body: '{"code":1001,"msg":"参数错误","data":null}'
  })
})

it('carries code and explanation of a refusal', () => {
  const refusal = new TianyiRefusal(1006, '授权令牌无效', { summary: 'why' })
  expect([refusal.code, refusal.message, refusal.explanation.summary]).toEqual([1006, '授权令牌无效', 'why'])
})
