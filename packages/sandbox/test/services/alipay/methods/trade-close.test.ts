import { expect, it } from 'vitest'
import { openReceiver } from '../../../support/open-receiver.ts'
import { useAlipay } from '../../../support/use-alipay.ts'

const desk = useAlipay()
const close = async () => (await desk.call('alipay.trade.close', { out_trade_no: 'order-1' })).node

it('closes what is unpaid, once', async () => {
  const { trade_no } = (await desk.place()).node
  expect(await close()).toEqual({ code: '10000', msg: 'Success', out_trade_no: 'order-1', trade_no })
  expect(desk.alipay.order('order-1').status).toBe('TRADE_CLOSED')
  expect((await close()).sub_code).toBe('ACQ.REASON_TRADE_STATUS_INVALID')
})

it('closes nothing that is paid or not there', async () => {
  expect((await close()).sub_code).toBe('ACQ.TRADE_NOT_EXIST')
  await desk.place()
  desk.alipay.pay('order-1')
  expect((await close()).sub_code).toBe('ACQ.REASON_TRADE_STATUS_INVALID')
})

it('notifies only when told so', async () => {
  const { url, received } = await openReceiver((response) => response.end('success'))
  await desk.place({}, { notify_url: url })
  await close()
  await desk.sandbox.clock.advance(0)
  expect(received).toHaveLength(0)
  desk.alipay.configure({ notifyOnClose: true })
  await desk.place({ out_trade_no: 'order-2' }, { notify_url: url })
  await desk.call('alipay.trade.close', { out_trade_no: 'order-2' })
  await desk.sandbox.clock.advance(0)
  expect(received.map(({ body }) => new URLSearchParams(body).get('trade_status'))).toEqual(['TRADE_CLOSED'])
})
