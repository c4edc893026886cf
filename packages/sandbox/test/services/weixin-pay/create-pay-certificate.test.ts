import { X509Certificate } from 'node:crypto'
import { expect, it } from 'vitest'
import { createCertificateAuthority } from '../../../src/engine/certificate-authority.ts'
import { createPayCertificate } from '../../../src/services/weixin-pay/create-pay-certificate.ts'

it('names the merchant as the platform does, and is made once', async () => {
  const certificate = createPayCertificate(createCertificateAuthority({ commonName: 'ca' }), '1900000001')
  const { cert, serialNumber, passphrase, ca } = await certificate()
  const { subject } = new X509Certificate(cert)
  expect(subject.split('\n')).toEqual(['C=CN', 'L=Shenzhen', 'O=微信商户系统', 'OU=开放沙箱', 'CN=1900000001'])
  expect([serialNumber.length, passphrase, new X509Certificate(ca).ca]).toEqual([40, '1900000001', true])
  expect(await certificate()).toBe(await certificate())
})
