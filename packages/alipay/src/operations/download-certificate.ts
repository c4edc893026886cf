import type { AlipayContext } from '../alipay-context.ts'
import { readNodeUnverified } from '../alipay-reply.ts'
import { readParams } from './read-params.ts'

const METHOD = 'alipay.open.app.alipaycert.download'
/** Characters of Base64 that are read; two certificates take 6 000. */
const MAX_CONTENT = 65_536

/**
 * Downloads the certificate that Alipay signs with, by its number (支付宝公钥证书下载).
 *
 * The reply is signed with that very certificate, so its signature proves nothing: whoever calls this verifies the
 * certificate itself, against the roots.
 *
 * @returns PEM blocks, unverified.
 * @see Alipay open platform, "alipay.open.app.alipaycert.download" (docs/sources.md#alipay)
 */
export function downloadCertificate(context: AlipayContext, serial: string): Promise<Buffer> {
  const { settings, http } = context
  const params = readParams('alipay.downloadCertificate', settings, METHOD, { bizContent: { alipay_cert_sn: serial } })
  return http.send(
    {
      operation: 'downloadCertificate',
      method: 'POST',
      path: settings.gateway.path,
      query: { method: METHOD, ...params.open },
      body: { kind: 'form', fields: params.own },
      effect: 'read'
    },
    (_, reply) => {
      const node = readNodeUnverified(settings, METHOD, reply)
      const content = node.alipay_cert_content
      if (typeof content !== 'string' || content === '' || content.length > MAX_CONTENT) {
        throw reply.fail.shape('alipay_cert_content', 'a certificate')
      }
      return Buffer.from(content, 'base64')
    }
  )
}
