/** Codes of refusals by the Tianyi platform. It publishes no list, so there is one for all. */
export type TianyiH5ErrorCode = 'ERR_TIANYI_H5_REFUSED'

/** Our code for every `code` other than 0 (接口状态代码). The platform's own stands in `vendorCode`. */
export const TIANYI_H5_REFUSED: TianyiH5ErrorCode = 'ERR_TIANYI_H5_REFUSED'
