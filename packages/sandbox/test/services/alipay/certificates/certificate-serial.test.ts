import { expect, it } from 'vitest'
import { certificateSerial } from '../../../../src/services/alipay/certificates/certificate-serial.ts'

// Alipay reference 5: certificates of public SDKs' fixtures.
it.each([
  [
    'Ant Financial Certification Authority Class 1 R1',
    '',
    42701552708448241360226107228231049510n,
    '866efef280dec9137a87d047ac446315'
  ],
  [
    'Ant Financial Certification Authority Class 2 R1',
    '',
    42701552432456004857627230056898180491n,
    '7513daaaa48aa3ba2e4018d84402479c'
  ],
  [
    'Ant Financial Certification Authority Class 2 R1 test',
    ' test',
    42717148566940702771351790021258524976n,
    'e90dd23a37c5c7b616e003970817ff82'
  ],
  [
    'Ant Financial Certification Authority Class 2 R1 test',
    ' test',
    42717148536941068122445314511311197845n,
    '6f1e366a31d9575cd546914add04f4af'
  ],
  ['Ant Financial Certification Authority R1', '', 2292228364100439313n, '687b59193f3f462dd5336e5abf83c5d8']
])('numbers a certificate of %s%s', (common, test, serial, expected) => {
  const issuer = { country: 'CN', organization: `Ant Financial${test}`, unit: `Certification Authority${test}`, common }
  expect(certificateSerial(issuer, serial)).toBe(expected)
})
