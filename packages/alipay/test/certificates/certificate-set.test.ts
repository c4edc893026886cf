import { describe, expect, it } from 'vitest'
import { readCertificateSet } from '../../src/certificates/certificate-set.ts'
import { certificateFiles, mint } from '../support/certificates.ts'
import { APP_ID, alipayPair, appPrivateKey, makePair } from '../support/keys.ts'

const files = certificateFiles()
const read = (value: unknown, appId = APP_ID) =>
  readCertificateSet('initAlipay', value, { appId, privateKey: appPrivateKey, signType: 'RSA2' })
const good = { app: files.app, alipay: files.alipay, root: files.rootFile }

describe('readCertificateSet', () => {
  it('computes the published numbers', () => {
    const set = read(good)
    expect(set.appSerial).toBe('866efef280dec9137a87d047ac446315')
    expect(set.rootSerial).toBe('687b59193f3f462dd5336e5abf83c5d8_02941eef3187dddf3d3b83462e1dfcf6')
    expect(set.alipay.map(({ serial }) => serial)).toEqual(['7513daaaa48aa3ba2e4018d84402479c'])
    expect(set.alipay[0]?.key.equals(alipayPair.publicKey)).toBe(true)
    expect(set.between).toHaveLength(1)
    expect(set.roots).toHaveLength(2)
  })

  it('takes several of Alipay’s, while one is exchanged', () => {
    const next = mint({ subject: '/CN=next', serial: '99', privatePem: makePair().privatePem })
    expect(read({ ...good, alipay: [files.alipay, Buffer.from(next.pem)] }).alipay).toHaveLength(2)
  })

  it.each([
    [
      'app and alipay mixed up',
      { ...good, app: files.alipay, alipay: files.app },
      '"certificates.app" expected the application certificate (appCertPublicKey_….crt) that belongs to privateKey, got a certificate of another key'
    ],
    [
      'the application’s own for Alipay’s',
      { ...good, alipay: files.app },
      '"certificates.alipay" expected Alipay\'s certificate (alipayCertPublicKey_RSA2.crt), got the application certificate'
    ],
    [
      'the application’s own among Alipay’s',
      { ...good, alipay: [files.alipay, files.app] },
      '"certificates.alipay[1]" expected'
    ],
    [
      'a root that may sign nothing',
      { ...good, root: files.alipay },
      '"certificates.root" expected Alipay\'s root certificates (alipayRootCert.crt), got a certificate that may sign no other'
    ],
    [
      'a root without RSA',
      { ...good, root: files.rootFile.split(/(?<=-----END CERTIFICATE-----\n)/)[0] },
      'got a file without an RSA certificate'
    ],
    ['a file missing', { app: files.app, alipay: files.alipay }, '"certificates.root"'],
    ['an unknown file', { ...good, key: 'x' }, '"key" expected one of the known fields (app, alipay, root)'],
    ['no object', 'x', 'expected the three files of certificate mode: { app, alipay, root }, got text of 1 characters'],
    ['null', null, 'got null']
  ])('refuses %s, with the cause', (_, value, words) => {
    expect(() => read(value)).toThrow(words)
  })

  it('refuses the certificate of another application, which its subject names', () => {
    expect(() => read(good, '2021001161683774')).toThrow('got the certificate of another application')
  })

  it('takes a certificate that names no application', () => {
    const privatePem = appPrivateKey.export({ type: 'pkcs8', format: 'pem' }) as string
    const app = mint({ subject: '/CN=test', privatePem }).pem
    expect(read({ ...good, app }, '2021001161683774').appSerial).toHaveLength(32)
  })
})
