import { buildPkcs12 } from '../../engine/build-pkcs12.ts'
import type { CertificateAuthority } from '../../engine/certificate-authority.ts'
import type { WeixinPayCertificate } from './weixin-pay-types.ts'

/** Makes the merchant's certificate at the first call; every later one gives the same. */
export function createPayCertificate(
  authority: CertificateAuthority,
  mchId: string
): () => Promise<WeixinPayCertificate> {
  let made: Promise<WeixinPayCertificate> | undefined
  return () => {
    made ??= make(authority, mchId)
    return made
  }
}

async function make(authority: CertificateAuthority, mchId: string): Promise<WeixinPayCertificate> {
  const { cert, key, serialNumber } = await authority.issue({
    // As the platform writes it.
    subject: {
      countryName: 'CN',
      localityName: 'Shenzhen',
      organizationName: '微信商户系统',
      organizationalUnitName: '开放沙箱',
      commonName: mchId
    }
  })
  const pfx = await buildPkcs12({ cert, key, passphrase: mchId })
  return Object.freeze({ ca: await authority.certificate(), cert, key, pfx, passphrase: mchId, serialNumber })
}
