/**
 * Local simulator of China's open platforms with real cryptography, written from their documents alone.
 *
 * @module
 */

export type * from './delivery-types.ts'
export { SandboxError, type SandboxErrorCode } from './engine/sandbox-error.ts'
export type * from './fault-types.ts'
export type * from './sandbox-types.ts'
export type * from './services/alipay/alipay-types.ts'
export type * from './services/alipay/notify/notify-types.ts'
export type * from './services/alipay/trade/trade-types.ts'
export type * from './services/tianyi-h5/tianyi-h5-types.ts'
export type * from './services/utools/utools-types.ts'
export type * from './services/weixin/push/push-types.ts'
export type * from './services/weixin/users/user-types.ts'
export type * from './services/weixin/weixin-types.ts'
export type * from './services/weixin-pay/weixin-pay-types.ts'
export type * from './services/youzan/push/push-types.ts'
export type * from './services/youzan/shop/shop-types.ts'
export type * from './services/youzan/trade/trade-types.ts'
export type * from './services/youzan/youzan-types.ts'
export { startSandbox } from './start-sandbox.ts'
