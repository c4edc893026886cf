import { expect, it } from 'vitest'
import { tianyiSign, tianyiStringToSign } from '../../../src/services/tianyi-h5/tianyi-sign.ts'

const secret = '32b5362f61f26f4e0e1221a57e7ab02ea77dbc40'

// Tianyi reference 3.1.
it.each([
  ['X-H5App', 'h5appSession', 'CF4850ABA6C81756EA9ACB6D1C7548657FE98525'],
  ['X-H5', 'authorizationToken', '601F065D3C1EB72743ECD602D6A0E76C628E5EB4']
])('signs the published vector of the family %s', (family, parameter, signature) => {
  const text = tianyiStringToSign({
    [parameter]: 'ABCD1234',
    [`${family}-Timestamp`]: '1578042800057',
    [`${family}-ID`]: '0e0d8b62'
  })
  expect(text).toBe(`${family}-ID=0e0d8b62&${family}-Timestamp=1578042800057&${parameter}=ABCD1234`)
  expect(tianyiSign(text, secret)).toBe(signature)
})
