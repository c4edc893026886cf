import { sign } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { makeRsaPair } from '../../../../src/services/alipay/certificates/certificate-issuer.ts'
import { useAlipay } from '../../../support/use-alipay.ts'

const desk = useAlipay()
const content = { out_trade_no: 'order 1', subject: '测试+/' }

/** The explanation of a refused call. */
async function explain(signing: (text: string) => string, options: Parameters<typeof desk.call>[2] = {}) {
  const { node } = await desk.call('alipay.trade.query', content, { signing, ...options })
  expect(node.sub_code).toBe('isv.invalid-signature')
  return desk.sandbox.requests().at(-1)!.explanation!
}

describe('the explanation of a refused signature', () => {
  it.each<[string, (text: string) => string, string]>([
    [
      'escaped values',
      (text) =>
        text
          .split('&')
          .map((pair) => pair.replace(/=(.*)/s, (_, value) => `=${encodeURIComponent(value)}`))
          .join('&'),
      'escaped before signing'
    ],
    [
      'form-encoded values',
      (text) =>
        text
          .split('&')
          .map((pair) =>
            pair.replace(/=(.*)/s, (_, value) => `=${new URLSearchParams({ x: value }).toString().slice(2)}`)
          )
          .join('&'),
      'form-encoded before signing'
    ],
    ['no sign_type', (text) => text.replace('&sign_type=RSA2', ''), 'sign_type was sent but not signed'],
    ['no timestamp', (text) => text.replace(/&timestamp=[^&]*/, ''), '"timestamp" was sent but not signed'],
    ['escaped slashes', (text) => text.replaceAll('/', '\\/'), 'biz_content was serialised twice']
  ])('finds %s', async (_, change, cause) => {
    const explanation = await explain((text) => desk.signText(change(text)))
    expect(explanation.likelyCause).toContain(cause)
    expect(explanation.stringToSign).toContain('"subject":"测试+/"')
    expect(explanation.clientSigned).toBe(change(explanation.stringToSign!))
  })

  it('gives the first byte that differs', async () => {
    const { stringDiffersAt, stringToSign } = await explain((text) =>
      desk.signText(text.replace('&sign_type=RSA2', ''))
    )
    expect(stringDiffersAt).toBe(Buffer.from(stringToSign!.split('sign_type')[0]!).length)
  })

  it('finds parameters that were not sorted', async () => {
    const sent = { ...desk.params('alipay.trade.query'), biz_content: JSON.stringify(content) }
    const unsorted = Object.entries(sent)
      .map(([name, value]) => `${name}=${value}`)
      .join('&')
    await desk.send(new URLSearchParams({ ...sent, sign: desk.signText(unsorted) }).toString())
    expect(desk.sandbox.requests().at(-1)?.explanation?.likelyCause).toContain('not sorted')
  })

  it('finds a body whose charset stands in the body alone', async () => {
    const explanation = await explain((text) => desk.signText(text), { via: 'body' })
    expect(explanation.likelyCause).toContain('repeat it in the URL')
  })

  it('takes the same body when the URL names the charset', async () => {
    const { node } = await desk.call('alipay.trade.query', content, { via: 'body with charset in the URL' })
    expect(node.sub_code).toBe('ACQ.TRADE_NOT_EXIST')
  })

  it('finds a plus that was not escaped', async () => {
    const sent = { ...desk.params('alipay.trade.query'), biz_content: '{"out_trade_no":"a+b"}' }
    const text = Object.entries(sent)
      .sort()
      .map(([name, value]) => `${name}=${value}`)
      .join('&')
    const raw = Object.entries({ ...sent, sign: encodeURIComponent(desk.signText(text)) })
      .map(([name, value]) => `${name}=${value}`)
      .join('&')
    await desk.send(raw.replaceAll(' ', '%20'))
    expect(desk.sandbox.requests().at(-1)?.explanation?.likelyCause).toContain('escape it as %2B')
  })

  it.each<[string, (signature: string) => string, string]>([
    ['spaces for plus', () => 'AA AA', 'spaces where Base64 has "+"'],
    ['the URL-safe alphabet', () => 'AA-_', 'not Base64'],
    ['a wrong length', (signature) => signature.slice(0, 100), 'a key of 2048 bits makes 256']
  ])('finds %s', async (_, change, cause) => {
    expect((await explain((text) => change(desk.signText(text)))).likelyCause).toContain(cause)
  })

  it('finds the wrong digest', async () => {
    expect((await explain((text) => desk.signText(text, 'sha1'))).likelyCause).toContain('made with SHA-1')
  })

  it('finds another key', async () => {
    const { privateKey } = await makeRsaPair()
    const { likelyCause } = await explain((text) => sign('sha256', Buffer.from(text), privateKey).toString('base64'))
    expect(likelyCause).toContain('signed with another private key')
  })

  it('finds the key of before an upload', async () => {
    const { publicKey } = await makeRsaPair()
    desk.alipay.uploadPublicKey(publicKey.export({ type: 'spki', format: 'pem' }).toString())
    expect((await explain((text) => desk.signText(text))).likelyCause).toContain('uploadPublicKey()')
  })

  it('knows the right key even when nothing fits', async () => {
    expect((await explain(() => desk.signText('anything'))).likelyCause).toContain('the key is right')
  })

  it('says nothing of it in the reply', async () => {
    const { text } = await desk.call('alipay.trade.query', content, { signing: () => desk.signText('x') })
    expect(text).not.toContain('likely')
  })
})
