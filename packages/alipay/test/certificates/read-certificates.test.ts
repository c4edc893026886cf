import { describe, expect, it } from 'vitest'
import { readCertificateFiles, readCertificates } from '../../src/certificates/read-certificates.ts'
import { certificateFiles } from '../support/certificates.ts'
import { APP_KEY, alipayPair } from '../support/keys.ts'

const { alipay, alipayLeaf } = certificateFiles()
const read = (value: unknown) => readCertificates('initAlipay', 'certificates.app', value, 'a certificate file')

describe('readCertificates', () => {
  it('reads all blocks of a file, the first of which counts', () => {
    expect(read(alipay).map(({ subject }) => subject.split('\n').at(-1))).toEqual([
      'CN=支付宝(中国)网络技术有限公司-2088721003899159',
      'CN=Ant Financial Certification Authority Class 2 R1'
    ])
    expect(read(Buffer.from(alipayLeaf.pem))).toHaveLength(1)
  })

  it('passes over what is to be skipped', () => {
    expect(readCertificates('initAlipay', 'x', alipay, 'a file', () => true)).toEqual([])
  })

  it.each([
    ['a path', '/etc/alipay/alipayRootCert.crt', 'got the path of a file. Read it yourself: readFileSync(path)'],
    ['a public key', alipayPair.publicBare, 'got a key (SPKI). Give the .crt file of the console'],
    ['a private key', APP_KEY.privateKeyPkcs1, 'got a key (PKCS1)'],
    ['something else', Buffer.from('hello world').toString('base64'), 'got Base64 that is no certificate'],
    ['nothing', undefined, 'got nothing']
  ])('refuses %s, with the cause', (_, value, words) => {
    expect(() => read(value)).toThrow(words)
  })

  it('refuses a certificate that is damaged', () => {
    // Certificate (RFC 5280, section 4.1) with nothing in its parts.
    expect(() => read(Buffer.from('30803000300003020000', 'hex').fill(8, 1, 2).toString('base64'))).toThrow(
      'got a certificate that is damaged'
    )
  })
})

describe('readCertificateFiles', () => {
  it('takes one or several', () => {
    expect(readCertificateFiles('initAlipay', 'x', 'a')).toEqual(['a'])
    expect(readCertificateFiles('initAlipay', 'x', ['a', 'b'])).toEqual(['a', 'b'])
    expect(() => readCertificateFiles('initAlipay', 'x', [])).toThrow(
      'expected one certificate file or more, got a list of 0'
    )
  })
})
