import { expect, it } from 'vitest'
import {
  billOperations,
  payOperations,
  weixinPayOperations
} from '../../../src/services/weixin-pay/weixin-pay-operations.ts'

it('says of every interface how far it is played', () => {
  const status = Object.fromEntries(weixinPayOperations.map(({ operation, status }) => [operation, status]))
  for (const operation of [...payOperations, ...billOperations]) expect(status[operation]).toBe('simulated')
  expect(status).toMatchObject({ micropay: 'absent', reverse: 'absent', getSignKey: 'validated only' })
  expect(weixinPayOperations.every(({ note, method }) => note.length > 10 && method === 'POST')).toBe(true)
})
