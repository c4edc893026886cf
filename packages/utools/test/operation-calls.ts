import type { CallOptions } from '@kaifang/http-core'
import type { Utools } from '../src/index.ts'
import { TOKEN } from './start-platform.ts'

/** Makes one call. */
export type OperationCall = (utools: Utools, options?: CallOptions) => Promise<unknown>

/** One right call of each operation, for rules that hold for all of them. */
export const OPERATION_CALLS: Readonly<Record<string, OperationCall>> = {
  getBaseInfo: (utools, options) => utools.getBaseInfo({ accessToken: TOKEN }, options),
  getPaymentRecord: (utools, options) => utools.getPaymentRecord({ outOrderId: '123456' }, options),
  createGoods: (utools, options) => utools.createGoods({ totalFee: 100, title: '会员1年' }, options),
  call: (utools, options) => utools.call({ method: 'GET', path: '/baseinfo', params: { access_token: TOKEN } }, options)
}

/** The operations that change nothing on the platform's side. */
export const READS = ['getBaseInfo', 'getPaymentRecord', 'call']
