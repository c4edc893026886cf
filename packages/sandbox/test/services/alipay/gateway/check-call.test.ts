import { describe, expect, it } from 'vitest'
import { useAlipay } from '../../../support/use-alipay.ts'

const desk = useAlipay()
const query = { out_trade_no: 'nobody' }
const method = 'alipay.trade.query'
const refused = async (options: Parameters<typeof desk.call>[2]) => {
  const { nodeName, node, sign, status, contentType } = await desk.call(method, query, options)
  expect([status, contentType]).toEqual([200, 'text/html;charset=utf-8'])
  expect([nodeName, sign]).toEqual(['error_response', undefined])
  return [node.code, node.sub_code]
}

describe('the checks of the gateway', () => {
  it.each([
    ['method', 'isv.missing-method'],
    ['app_id', 'isv.missing-app-id'],
    ['sign_type', 'isv.missing-signature-type'],
    ['timestamp', 'isv.missing-timestamp'],
    ['version', 'isv.missing-version']
  ])('miss %s', async (name, subCode) => {
    expect(await refused({ params: { [name]: undefined } })).toEqual(['40001', subCode])
    expect(await refused({ params: { [name]: '' } })).toEqual(['40001', subCode])
  })

  it('miss the signature', async () => {
    expect(await refused({ signing: () => '' })).toEqual(['40001', 'isv.missing-signature'])
  })

  it.each([
    ['method', 'alipay.trade.nothing', 'isv.invalid-method'],
    ['app_id', 'kfsandbox1', 'isv.invalid-app-id'],
    ['sign_type', 'RSA', 'isv.invalid-signature-type'],
    ['sign_type', 'MD5', 'isv.invalid-signature-type'],
    ['timestamp', '2026-01-02T11:04:05', 'isv.invalid-timestamp'],
    ['timestamp', '2026-02-30 11:04:05', 'isv.invalid-timestamp'],
    ['timestamp', '1767323045000', 'isv.invalid-timestamp'],
    ['version', '2.0', 'isv.invalid-parameter'],
    ['format', 'XML', 'isv.invalid-format'],
    ['encrypt_type', 'RSA', 'isv.invalid-encrypt-type'],
    ['biz_content', '[]', 'isv.illegal-json'],
    ['biz_content', '{', 'isv.illegal-json']
  ])('refuse %s %s', async (name, value, subCode) => {
    expect(await refused({ params: { [name]: value } })).toEqual(['40002', subCode])
  })

  it('refuse a charset that they do not know', async () => {
    const { node } = await desk.call(method, query, { params: { charset: 'latin1' } })
    expect(node.sub_code).toBe('isv.invalid-charset')
  })

  it('look at the application before the signature', async () => {
    expect(await refused({ params: { app_id: 'x' }, signing: () => 'AAAA' })).toEqual(['40002', 'isv.invalid-app-id'])
    expect(await refused({ signing: () => 'AAAA' })).toEqual(['40002', 'isv.invalid-signature'])
  })

  it('give the text to sign with the signature that is wrong, escaped for HTML', async () => {
    const { node } = await desk.call(method, query, { signing: () => 'AAAA' })
    expect(node.sub_msg).toContain(`app_id=${desk.alipay.appId}&amp;biz_content={&quot;out_trade_no&quot;`)
  })

  it('take RSA with SHA-1 when told so', async () => {
    desk.alipay.configure({ signTypes: 'RSA2 and RSA' })
    const signing = (text: string): string => desk.signText(text, 'sha1')
    const { nodeName } = await desk.call(method, query, { params: { sign_type: 'RSA' }, signing })
    expect(nodeName).toBe('alipay_trade_query_response')
  })

  it('pass over empty parameters in the signed text', async () => {
    const { nodeName } = await desk.call(method, query, { afterSigning: { app_auth_token: '' } })
    expect(nodeName).toBe('alipay_trade_query_response')
  })

  it('know no application key before there is one', async () => {
    const other = desk.sandbox.namespace('keyless')
    const params = new URLSearchParams({ ...desk.params(method), app_id: other.alipay.appId, sign: 'AAAA' })
    const reply = await fetch(`${other.alipay.gateway}?${params}`, { method: 'POST' })
    expect(((await reply.json()) as { error_response: object }).error_response).toMatchObject({
      code: '40003',
      sub_code: 'isv.missing-signature-config'
    })
  })

  describe('in certificate mode', () => {
    it.each([
      [{ app_cert_sn: 'x' }, '40001', 'isv.missing-alipay-root-cert-sn'],
      [{ alipay_root_cert_sn: 'x' }, '40001', 'isv.missing-app-cert-sn'],
      [{ app_cert_sn: 'x', alipay_root_cert_sn: 'x' }, '40002', 'isv.invalid-parameter']
    ])('refuse %j', async (params, code, subCode) => {
      expect(await refused({ params })).toEqual([code, subCode])
    })

    it('miss the numbers when the application has certificates', async () => {
      desk.alipay.configure({ mode: 'certificate' })
      expect(await refused({})).toEqual(['40001', 'isv.missing-app-cert-sn'])
    })

    it('pass over the numbers when the application has a key', async () => {
      desk.alipay.configure({ mode: 'key' })
      const { certSn, nodeName } = await desk.call(method, query, { params: { app_cert_sn: 'x' } })
      expect([certSn, nodeName]).toEqual([undefined, 'alipay_trade_query_response'])
    })
  })
})
