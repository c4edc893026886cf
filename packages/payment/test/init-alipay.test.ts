import { expect, it } from 'vitest'
import { initAlipay } from '../src/index.ts'
import { APP_ID, done, merchant, platform, startGateway } from './alipay/start-gateway.ts'

it('makes a client that is frozen and opens nothing', () => {
  const client = initAlipay({ appId: APP_ID, privateKey: merchant.privateKey, alipayPublicKey: platform.publicKey })
  expect(Object.isFrozen(client)).toBe(true)
  expect(Object.keys(client)).toEqual(['payment', 'alipay', 'close'])
})

it('brings the client of the gateway along, for what payment does not model', async () => {
  const { alipay, answer, calls } = await startGateway()
  answer(done({ qr_code: 'https://qr.alipay.com/bax03431ljhokirwl38f00a7' }))
  const { data } = await alipay.execute<{ qr_code: string }>('alipay.trade.precreate', {
    bizContent: { out_trade_no: 'A1', total_amount: '0.01', subject: '扫码' }
  })
  expect(data.qr_code).toBe('https://qr.alipay.com/bax03431ljhokirwl38f00a7')
  expect(calls()).toHaveLength(1)
})

it('closes the connections', async () => {
  const { payment, close, answer, server } = await startGateway()
  answer(done({ trade_no: 'T1', out_trade_no: 'A1', trade_status: 'TRADE_SUCCESS' }))
  await payment.orderQuery({ outTradeNo: 'A1' })
  await close()
  await expect.poll(() => server.openConnections()).toBe(0)
})

it('refuses what it could not verify with, in the types and when it is made', () => {
  // @ts-expect-error a client that moves money needs Alipay's key
  expect(() => initAlipay({ appId: APP_ID, privateKey: merchant.privateKey })).toThrow('initAlipay: "alipayPublicKey"')
})
