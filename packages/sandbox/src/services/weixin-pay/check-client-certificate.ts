import type { ServiceAnswer, ServiceRequest } from '../../engine/service.ts'
import type { PayMerchant, WeixinPayState } from './weixin-pay-state.ts'
import { certificatePage } from './wire/certificate-page.ts'
import { communicationFailure } from './wire/xml-answer.ts'

/** Looks at the certificate that a call came with; answers in the platform's way when it will not do. */
export function checkClientCertificate(
  { clientCertificate }: ServiceRequest,
  { mchId }: PayMerchant,
  { settings }: WeixinPayState
): ServiceAnswer | undefined {
  const inXml = settings.missingCertificate === 'xml'
  if (clientCertificate === undefined) {
    const explanation = {
      summary: 'this interface wants the merchant certificate, and the connection has none',
      likelyCause: 'use weixinPay.secureBaseUrl, and give the TLS client what weixinPay.certificate() returns'
    }
    return inXml
      ? communicationFailure('缺少证书', explanation)
      : certificatePage('No required SSL certificate was sent', explanation)
  }
  if (!clientCertificate.trusted) {
    const explanation = {
      summary: 'the certificate was not signed by the authority of this sandbox, or is out of date'
    }
    return inXml
      ? communicationFailure('证书验证失败', explanation)
      : certificatePage('The SSL certificate error', explanation)
  }
  if (clientCertificate.commonName === mchId) return undefined
  const summary = `the certificate belongs to merchant ${clientCertificate.commonName}, the call to ${mchId}`
  return communicationFailure('certificate not match', { summary })
}
