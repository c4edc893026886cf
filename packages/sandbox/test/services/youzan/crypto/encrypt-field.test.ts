import { describe, expect, it } from 'vitest'
import { encryptField, fieldKey, signKeyRequest } from '../../../../src/services/youzan/crypto/encrypt-field.ts'

describe('encrypted fields', () => {
  // Vectors of the Youzan reference, section 10.
  it('encrypts a telephone number with the key of the vector', () => {
    const key = { version: 3, secretKey: 'MDEyMzQ1Njc4OWFiY2RlZg==' }
    expect(encryptField('13800000000', key)).toBe('$illbBRUJBuS7d3VnIEW0mg==$3$')
  })

  it.each([
    [88888, 'ba59b67f228bcc723874d58443f1b438'],
    [undefined, '01c74ca618c39ff402305512120871ac']
  ])('signs a request for the keys of shop %s', (kdtId, sign) => {
    const request = { clientId: 'test_client', kdtId, timestamp: '2024-01-01 00:00:00' }
    expect(signKeyRequest(request, 'test_secret').sign).toBe(sign)
  })

  it('has a key of 16 bytes for each application, shop and version', () => {
    const keys = [
      fieldKey('seed', 'a', 1, 1),
      fieldKey('seed', 'b', 1, 1),
      fieldKey('seed', 'a', 2, 1),
      fieldKey('seed', 'a', 1, 2)
    ]
    expect(new Set(keys.map(({ secretKey }) => secretKey)).size).toBe(4)
    for (const { secretKey } of keys) expect(Buffer.from(secretKey, 'base64')).toHaveLength(16)
  })
})
