import { X509Certificate } from 'node:crypto'
import { expect, it } from 'vitest'
import { useAlipay } from '../../../support/use-alipay.ts'

const desk = useAlipay()

it('gives an Alipay certificate by the number that replies name', async () => {
  const before = await desk.alipay.certificates()
  const after = await desk.alipay.rotateCertificate()
  expect(after.app).toBe(before.app)
  expect(after.alipay).not.toBe(before.alipay)
  // Key mode does not rotate.
  expect(await desk.alipay.keys()).toEqual(desk.keys)
  const wrong = await desk.call('alipay.open.app.alipaycert.download', { alipay_cert_sn: 'x' })
  expect(wrong.node.code).toBe('40004')
})

it('gives the certificate itself, Base64 of PEM', async () => {
  const { alipay, app, root } = await desk.alipay.certificates()
  // The numbers, taken from the gateway's own explanations.
  await desk.call('alipay.trade.query', {}, { params: { app_cert_sn: 'x', alipay_root_cert_sn: 'x' } })
  const appSn = /the application's is (\w+)/.exec(desk.sandbox.requests().at(-1)!.explanation!.summary)![1]!
  await desk.call('alipay.trade.query', {}, { params: { app_cert_sn: appSn, alipay_root_cert_sn: 'x' } })
  const rootSn = /that of the bundle is (\w+)/.exec(desk.sandbox.requests().at(-1)!.explanation!.summary)![1]!
  const params = { app_cert_sn: appSn, alipay_root_cert_sn: rootSn }
  const { certSn } = await desk.call('alipay.trade.query', { out_trade_no: 'x' }, { params })
  const { node } = await desk.call('alipay.open.app.alipaycert.download', { alipay_cert_sn: certSn }, { params })
  const pem = Buffer.from(node.alipay_cert_content as string, 'base64').toString()
  expect(pem).toBe(alipay)
  expect(new X509Certificate(pem).subject).toContain('CN=Kaifang Sandbox Alipay')
  expect([app, root].every((file) => file.startsWith('-----BEGIN CERTIFICATE-----'))).toBe(true)
})
