import { describe, expect, it } from 'vitest'
import { certificateSerial } from '../../src/certificate-serial.ts'
import { ALIPAY_SUBJECT, certificateFiles, mint, parsePem } from '../support/certificates.ts'
import { failureOf } from '../support/failure-of.ts'
import { makePair } from '../support/keys.ts'
import { paramsOf, signedBody, startPlatform } from '../support/start-platform.ts'

const files = certificateFiles()
const certificates = { app: files.app, alipay: files.alipay, root: files.rootFile }
const DOWNLOAD = 'alipay.open.app.alipaycert.download'
const QUERY = 'alipay.trade.query'
const nextPair = makePair()
const next = mint({ subject: ALIPAY_SUBJECT, serial: '77', privatePem: nextPair.privatePem, issuer: files.between })
const serial = certificateSerial(parsePem(next.pem))
const content = Buffer.from(next.pem + files.between.pem).toString('base64')

/** A platform that has exchanged its certificate, and answers a download with this node. */
async function start(node: string | (() => { status: number; body: string })) {
  const platform = await startPlatform({ alipayPublicKey: undefined, certificates, retry: false })
  platform.server.answer((request) => {
    if (request.query.get('method') !== DOWNLOAD) {
      const more = `"alipay_cert_sn":"${serial}",`
      return { body: signedBody(QUERY, '{"code":"10000","trade_no":"1"}', { key: nextPair.privateKey, more }) }
    }
    if (typeof node === 'function') return node()
    return { body: `{"alipay_open_app_alipaycert_download_response":${node},"sign":"x"}` }
  })
  const clock = Date.now() + 60_000 - platform.clock.now()
  await platform.clock.advance(clock)
  return platform
}

describe('a certificate that was exchanged', () => {
  it('is downloaded once, verified against the roots, and verifies the reply', async () => {
    const { server, alipay } = await start(`{"code":"10000","alipay_cert_content":"${content}"}`)
    const replies = await Promise.all([1, 2, 3].map(() => alipay.execute(QUERY)))
    expect(replies.map(({ data }) => data.trade_no)).toEqual(['1', '1', '1'])
    const asked = server.requests.map(paramsOf).filter(({ method }) => method === DOWNLOAD)
    expect(asked).toHaveLength(1)
    expect(JSON.parse(asked[0]!.biz_content!)).toEqual({ alipay_cert_sn: serial })
    expect(asked[0]).toMatchObject({ app_cert_sn: '866efef280dec9137a87d047ac446315' })
  })

  it.each([
    [
      'is refused',
      '{"code":"40006","sub_code":"isv.insufficient-isv-permissions"}',
      'its download failed (ERR_ALIPAY_PERMISSION)'
    ],
    [
      'is endless',
      `{"code":"10000","alipay_cert_content":"${'A'.repeat(65_540)}"}`,
      'its download failed (ERR_REPLY_SHAPE)'
    ],
    ['comes without one', '{"code":"10000"}', 'its download failed (ERR_REPLY_SHAPE)'],
    ['brings something else', '{"code":"10000","alipay_cert_content":"AAAA"}', 'its download is no certificate']
  ])('makes the reply fail, clearly, when the download %s', async (_, node, words) => {
    const { alipay } = await start(node)
    const error = await failureOf(alipay.execute(QUERY))
    expect(error).toMatchObject({ code: 'ERR_SIGNATURE_MISMATCH' })
    expect(error.message).toContain(`sent a reply signed with a certificate that is not loaded: ${words}`)
    expect(error.message).toContain('add it to certificates.alipay')
  })

  it('does not stand for a reply that is not signed with it', async () => {
    const { server, alipay } = await start(`{"code":"10000","alipay_cert_content":"${content}"}`)
    await alipay.execute(QUERY)
    server.answer({ body: signedBody(QUERY, '{"code":"10000"}', { more: `"alipay_cert_sn":"${serial}",` }) })
    expect(await failureOf(alipay.execute(QUERY))).toMatchObject({ code: 'ERR_SIGNATURE_MISMATCH' })
  })
})
