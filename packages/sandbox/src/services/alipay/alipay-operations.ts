import type { ServiceRequest } from '../../engine/service.ts'
import type { OperationCoverage } from '../../sandbox-types.ts'
import { readParameters } from './gateway/read-parameters.ts'
import { methodTable } from './methods/method-table.ts'

const path = '/gateway.do'

const rows: readonly OperationCoverage[] = [
  {
    operation: 'gateway',
    method: 'POST',
    path,
    status: 'simulated',
    note: 'what names no method of those below: the public parameters are checked, an unknown method is isv.invalid-method'
  },
  ...[...methodTable.values()].flatMap(({ method: operation, note, opens }): OperationCoverage[] => {
    const methods = opens === 'page' ? ['POST', 'GET'] : ['POST']
    return methods.map((method) => ({ operation, method, path, status: 'simulated', note }))
  }),
  {
    operation: 'downloadBill',
    method: 'GET',
    path: '/downloadBillFile.resource',
    status: 'simulated',
    note: 'a ZIP of two GBK files, detail and summary, made from the trades; its address lives 30 s'
  },
  {
    operation: 'tradeNotify',
    method: 'POST',
    path: 'the notify_url of the order',
    status: 'simulated',
    note: 'payment and refund (close, if told so); after 4m, 10m, 10m, 1h, 2h, 6h and 15h until the answer is success'
  },
  {
    operation: 'openMessage',
    method: 'POST',
    path: 'the application gateway',
    status: 'simulated',
    note: 'a message of the open platform by sendMessage(), whose signature covers sign_type'
  },
  {
    operation: 'openApiV3',
    method: 'POST',
    path: '/v3/alipay/trade/query',
    status: 'absent',
    note: 'the REST protocol (OpenAPI v3)'
  }
]

/** Everything of Alipay that is played. A path without a leading slash is not one of ours and routes nothing. */
export const alipayOperations: readonly OperationCoverage[] = Object.freeze(rows)

/** The operations that answer with a signed node. */
export const gatewayOperations: readonly string[] = ['gateway', ...methodTable.keys()]

/** All methods share one address: the operation is what the parameter `method` says. */
export function routeAlipay(
  path: string,
  request: Pick<ServiceRequest, 'query' | 'headers' | 'body'>
): string | undefined {
  if (path !== '/gateway.do') return undefined
  const method = readParameters(request, 'gbk').values.get('method')?.text ?? ''
  return methodTable.has(method) ? method : 'gateway'
}
