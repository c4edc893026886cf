import { refuseBusiness } from '../alipay-refusal.ts'
import type { MethodRow } from '../gateway/alipay-scene.ts'
import { requireMember } from './read-member.ts'

/** Fetching the Alipay certificate that a reply names. */
export const downloadCertificate: MethodRow = {
  method: 'alipay.open.app.alipaycert.download',
  note: 'any Alipay certificate that was ever in force, by its number',
  members: ['alipay_cert_sn'],
  play(call, { keyring }) {
    const serial = requireMember(call, 'alipay_cert_sn', 64)
    const found = keyring.made.certificates?.alipay.find((certificate) => certificate.serial === serial)
    if (found === undefined) {
      throw refuseBusiness('INVALID_PARAMETER', '参数有误', 'no Alipay certificate has this number')
    }
    return { alipay_cert_content: Buffer.from(found.pem).toString('base64') }
  }
}
