import type { MethodRow } from '../gateway/alipay-scene.ts'
import { billDownloadUrl } from './bill-download-url.ts'
import { downloadCertificate } from './download-certificate.ts'
import { fileUpload, imageUpload } from './file-upload.ts'
import { oauthToken } from './oauth-token.ts'
import { refundQuery } from './refund-query.ts'
import { tradeCancel } from './trade-cancel.ts'
import { tradeClose } from './trade-close.ts'
import { openedOrders, tradeCreate, tradePrecreate } from './trade-create.ts'
import { tradeQuery } from './trade-query.ts'
import { tradeRefund } from './trade-refund.ts'

/** Every method that is played, by its name. */
export const methodTable: ReadonlyMap<string, MethodRow> = new Map(
  [
    oauthToken,
    tradeCreate,
    ...openedOrders,
    tradePrecreate,
    tradeQuery,
    tradeClose,
    tradeCancel,
    tradeRefund,
    refundQuery,
    billDownloadUrl,
    downloadCertificate,
    fileUpload,
    imageUpload
  ].map((row) => [row.method, row])
)
