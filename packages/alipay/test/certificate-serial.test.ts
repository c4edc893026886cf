import { describe, expect, it } from 'vitest'
import { certificateSerial, isRsaSigned, rootCertificateSerial } from '../src/certificate-serial.ts'
import { readKeyTexts } from '../src/keys/key-text.ts'
import { certificateFiles, mint, parsePem } from './support/certificates.ts'
import { makePair } from './support/keys.ts'
import { readVector } from './support/read-vector.ts'

const { rows } = readVector<{ rows: readonly [issuer: string, serial: string, sn: string][] }>('certificate-serials')
const ROOTS = '687b59193f3f462dd5336e5abf83c5d8_02941eef3187dddf3d3b83462e1dfcf6'

describe('certificateSerial', () => {
  // The certificates were made by OpenSSL with issuer and serial of the published ones.
  it.each(rows)('of %s and %s is %s', (issuer, serial, sn) => {
    const subject = `/${issuer.split(',').reverse().join('/')}`
    const { privatePem } = makePair()
    const authority = mint({ subject, privatePem, isAuthority: true })
    const leaf = mint({ subject: '/CN=leaf', serial, privatePem, issuer: authority })
    expect(certificateSerial(parsePem(leaf.pem))).toBe(sn)
  })
})

describe('rootCertificateSerial', () => {
  it('joins the two RSA roots of the bundle; SM2 and ECDSA do not count', () => {
    const ders = readKeyTexts('initAlipay', 'certificates.root', certificateFiles().rootFile).map(({ der }) => der)
    expect(ders.map(isRsaSigned)).toEqual([false, true, false, true])
    const { root, rootFile } = certificateFiles()
    const pems = rootFile.split(/(?<=-----END CERTIFICATE-----\n)/)
    expect(pems).toHaveLength(4)
    expect(rootCertificateSerial([parsePem(pems[1]!), parsePem(pems[3]!)])).toBe(ROOTS)
    expect(rootCertificateSerial([parsePem(root.pem)])).toBe(ROOTS.slice(0, 32))
  })
})
