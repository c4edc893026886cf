import { expect, it } from 'vitest'
import { receivePushes } from '../../../support/receive-pushes.ts'

it('a customer made through the interface is announced too', async () => {
  const { bodies, data, sandbox } = await receivePushes()
  await data('youzan.scrm.customer.create.3.0.0', { mobile: '13800001111', customer_create: {} })
  await sandbox.clock.advance(0)
  expect(bodies()).toMatchObject([{ type: 'SCRM_CUSTOMER_EVENT', status: 'CUSTOMER_CREATED', id: '13800001111' }])
})
