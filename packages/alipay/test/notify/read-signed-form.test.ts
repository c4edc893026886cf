import { describe, expect, it } from 'vitest'
import { initAlipay } from '../../src/index.ts'
import { certificateFiles } from '../support/certificates.ts'
import { failureOf } from '../support/failure-of.ts'
import { APP_ID, APP_KEY } from '../support/keys.ts'
import { signedForm, startPlatform } from '../support/start-platform.ts'

const files = certificateFiles()
const certificates = { app: files.app, alipay: files.alipay, root: files.rootFile }
const LOADED = '7513daaaa48aa3ba2e4018d84402479c'
const fields = {
  app_id: APP_ID,
  notify_id: '1',
  notify_type: 'trade_status_sync',
  out_trade_no: '1',
  trade_no: '2',
  trade_status: 'TRADE_SUCCESS'
}

// Certificate mode: the message may name its certificate, and may have signed that name or not.
describe('readSignedForm', () => {
  const alipay = initAlipay({ appId: APP_ID, privateKey: APP_KEY.privateKeyPkcs1, certificates })

  it('believes a message that names a loaded certificate, signed with the name or without', async () => {
    const signed = await alipay.verifyNotify({ body: signedForm({ ...fields, alipay_cert_sn: LOADED }) })
    expect(signed.fields.alipay_cert_sn).toBe(LOADED)
    const unsigned = await alipay.verifyNotify({ body: `${signedForm(fields)}&alipay_cert_sn=${LOADED}` })
    expect(unsigned.fields.alipay_cert_sn).toBeUndefined()
    expect(await alipay.verifyNotify({ body: signedForm(fields) })).toMatchObject({ kind: 'trade' })
  })

  it('refuses one that names another, when that can not be had', async () => {
    const { server, alipay: client } = await startPlatform({ alipayPublicKey: undefined, certificates, retry: false })
    server.answer({ status: 500, body: 'no' })
    const body = `${signedForm(fields)}&alipay_cert_sn=${'a'.repeat(32)}`
    const error = await failureOf(client.verifyNotify({ body }))
    expect(error).toMatchObject({ code: 'ERR_SIGNATURE_MISMATCH' })
    expect(error.message).toContain(
      'refused a notification signed with a certificate that is not loaded: its download failed (ERR_HTTP_STATUS)'
    )
    expect(server.requests).toHaveLength(1)
  })

  it('does not ask for a certificate whose name is none', async () => {
    const { server, alipay: client } = await startPlatform({ alipayPublicKey: undefined, certificates })
    const error = await failureOf(client.verifyNotify({ body: `${signedForm(fields)}&alipay_cert_sn=../../etc` }))
    expect(error.message).toContain('its number is not 32 hex digits')
    expect(server.requests).toHaveLength(0)
  })
})
