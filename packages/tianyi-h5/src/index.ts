/**
 * Client of the Tianyi H5 server API (天翼云盘 H5 服务端 API): the user who granted access, decrypted and checked.
 *
 * Follows the platform's page "h5.authorizeUserInfo". Refuses records of another application and stale ones.
 *
 * @module
 */
export type { CallOptions, CommonSettings } from '@kaifang/http-core'
export {
  ApiError,
  createUndiciTransport,
  DecodeError,
  InputError,
  ServiceError,
  SignatureError
} from '@kaifang/http-core'
export { initTianyiH5, type TianyiH5 } from './init-tianyi-h5.ts'
export type { AuthorizeUserInfoInput, AuthorizeUserInfoResult } from './operations/authorize-user-info.ts'
export type { TianyiH5Call } from './operations/call.ts'
export type { DecryptUserInfoOptions } from './operations/decrypt-user-info.ts'
export type { TianyiH5ErrorCode } from './tianyi-h5-error-codes.ts'
export type { HeaderPrefix, TianyiH5Settings } from './tianyi-h5-settings.ts'
export type { TianyiUserInfo } from './user-info.ts'
