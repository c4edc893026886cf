import type { OperationCoverage } from '../../../sandbox-types.ts'
import { customerApis } from '../apis/customer-apis.ts'
import { encryptConfigApi } from '../apis/encrypt-config-api.ts'
import { imageUploadApi } from '../apis/image-upload-api.ts'
import { itemListApis } from '../apis/item-list-apis.ts'
import { itemWriteApis } from '../apis/item-write-apis.ts'
import { logisticsApis } from '../apis/logistics-apis.ts'
import { pointsApis } from '../apis/points-apis.ts'
import { refundApis } from '../apis/refund-apis.ts'
import { shopApis } from '../apis/shop-apis.ts'
import { tradeApis } from '../apis/trade-apis.ts'
import type { ApiRow } from './api-types.ts'
import { readApiPath } from './read-api-path.ts'

/** Every interface that is played, by name. */
export const apiTable: ReadonlyMap<string, ApiRow> = new Map(
  [
    ...tradeApis,
    ...refundApis,
    ...itemListApis,
    ...itemWriteApis,
    ...logisticsApis,
    ...shopApis,
    ...customerApis,
    ...pointsApis,
    imageUploadApi,
    encryptConfigApi
  ].map((row) => [row.name, row])
)

/** The interfaces as the coverage lists them: one row for each version. */
export const apiOperations: readonly OperationCoverage[] = [...apiTable.values()].flatMap(
  ({ name, versions, note, authExempt }) =>
    versions.map((version) => ({
      operation: name,
      method: 'POST',
      path: `/api/${authExempt === true ? 'auth_exempt/' : ''}${name}/${version}`,
      status: 'simulated' as const,
      note
    }))
)

/** Names the interface of an address in any of its forms, also one that ends without a version. */
export function routeApiPath(path: string): string | undefined {
  const { name, version } = readApiPath(path) ?? {}
  const row = name === undefined ? undefined : apiTable.get(name)
  return row !== undefined && (version === undefined || row.versions.includes(version)) ? row.name : undefined
}
