import { expect, it } from 'vitest'
import { alipayOperations, gatewayOperations, routeAlipay } from '../../../src/services/alipay/alipay-operations.ts'
import { useAlipay } from '../../support/use-alipay.ts'

const desk = useAlipay()
const request = (query: string, body = '') => ({ query, headers: {}, body: Buffer.from(body) })

it('routes by the parameter method, wherever it stands', () => {
  expect(routeAlipay('/gateway.do', request('method=alipay.trade.query'))).toBe('alipay.trade.query')
  expect(routeAlipay('/gateway.do', request('', 'method=alipay.trade.close'))).toBe('alipay.trade.close')
  expect(routeAlipay('/gateway.do', request('method=alipay.x'))).toBe('gateway')
  expect(routeAlipay('/gateway.do', request(''))).toBe('gateway')
  expect(routeAlipay('/other', request('method=alipay.trade.query'))).toBeUndefined()
})

it('lists what is played and what is not', () => {
  const statuses = new Set(alipayOperations.map(({ status }) => status))
  expect([...statuses]).toEqual(['simulated', 'absent'])
  expect(
    alipayOperations
      .filter(({ path }) => path === '/gateway.do')
      .map(({ operation, method }) => `${method} ${operation}`)
  ).toContain('GET alipay.trade.wap.pay')
  expect(gatewayOperations).toHaveLength(16)
})

it('gives each request the name of its method in the log', async () => {
  await desk.call('alipay.trade.query', { out_trade_no: 'x' })
  await desk.call('alipay.unknown')
  expect(desk.sandbox.requests({ service: 'alipay' }).map(({ operation }) => operation)).toEqual([
    'alipay.trade.query',
    'gateway'
  ])
})
