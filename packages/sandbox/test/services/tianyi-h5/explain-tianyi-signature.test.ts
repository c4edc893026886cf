import { createHash, createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { explainTianyiSignature } from '../../../src/services/tianyi-h5/explain-tianyi-signature.ts'
import { signTianyi } from '../../support/call-tianyi.ts'

const appSecret = 'kfsandbox0123456789abcdef0123456789abcde'
const signed = { authorizationToken: 'AB/1', 'X-H5-ID': '0e0d8b62', 'X-H5-Timestamp': '1578042800057' }
const right = 'X-H5-ID=0e0d8b62&X-H5-Timestamp=1578042800057&authorizationToken=AB/1'
const explain = (received: string) => explainTianyiSignature({ signed, family: 'X-H5', appSecret, received })

describe('explainTianyiSignature', () => {
  it('shows the right text and the right signature', () => {
    expect(explain('F'.repeat(40))).toMatchObject({
      stringToSign: right,
      expectedSignature: signTianyi(right, appSecret),
      likelyCause: expect.stringContaining('none of the usual mistakes')
    })
  })

  it.each([
    [
      'case-blind sorting',
      'authorizationToken=AB/1&X-H5-ID=0e0d8b62&X-H5-Timestamp=1578042800057',
      'without regard to case'
    ],
    ['lower-case names', 'authorizationToken=AB/1&x-h5-id=0e0d8b62&x-h5-timestamp=1578042800057', 'in lower case'],
    ['the other family', right.replaceAll('X-H5-', 'X-H5App-'), 'X-H5App-… were signed'],
    ['no headers', 'authorizationToken=AB/1', 'id and timestamp were not signed'],
    ['no id', 'X-H5-Timestamp=1578042800057&authorizationToken=AB/1', 'the id was not signed'],
    ['no timestamp', 'X-H5-ID=0e0d8b62&authorizationToken=AB/1', 'the timestamp was not signed'],
    ['headers alone', 'X-H5-ID=0e0d8b62&X-H5-Timestamp=1578042800057', 'business parameters were not signed'],
    ['escaped values', right.replace('/', '%2F'), 'the values were escaped'],
    [
      'an empty signature',
      'X-H5-ID=0e0d8b62&X-H5-Timestamp=1578042800057&X-H5-Signature=&authorizationToken=AB/1',
      'an empty signature'
    ]
  ])('recognises %s', (_, text, cause) => {
    const explanation = explain(signTianyi(text, appSecret))
    expect(explanation.likelyCause).toContain(cause)
    expect(explanation.clientSigned).toBe(text)
  })

  it.each([
    ['lower case', signTianyi(right, appSecret).toLowerCase(), 'lower case'],
    ['base64', createHmac('sha1', appSecret).update(right).digest('base64'), 'base64'],
    ['SHA-256', createHmac('sha256', appSecret).update(right).digest('hex').toUpperCase(), 'HMAC-SHA256'],
    ['HMAC-MD5', createHmac('md5', appSecret).update(right).digest('hex').toUpperCase(), 'HMAC-MD5'],
    ['MD5', createHash('md5').update(right).digest('hex').toUpperCase(), 'MD5 without the secret'],
    ['16 characters of the secret', signTianyi(right, appSecret.slice(0, 16)), 'first 16 characters'],
    ['a blank before the secret', signTianyi(right, ` ${appSecret}`), 'white space']
  ])('recognises %s', (_, received, cause) => {
    expect(explain(received).likelyCause).toContain(cause)
  })
})
