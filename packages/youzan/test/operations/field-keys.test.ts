import { describe, expect, it } from 'vitest'
import { signKeyQuery } from '../../src/operations/field-keys.ts'
import { opensslMd5 } from '../support/openssl.ts'
import { NOW_MS, startPlatform, success } from '../support/start-platform.ts'

describe('the question for keys', () => {
  // Vectors of the reference, section 10: the text is secret, names and values in ASCII order, secret.
  it.each([
    [{ clientId: 'test_client', kdtId: '88888', timestamp: '2024-01-01 00:00:00' }, 'ba59b67f228bcc723874d58443f1b438'],
    [{ timestamp: '2024-01-01 00:00:00', clientId: 'test_client' }, '01c74ca618c39ff402305512120871ac']
  ])('is signed as the PHP SDK does it: %o', (fields, sign) => {
    expect(signKeyQuery('test_secret', fields)).toBe(sign)
    const kdtId = 'kdtId' in fields ? `kdtId${fields.kdtId}` : ''
    expect(opensslMd5('test_secret', `clientIdtest_client${kdtId}timestamp2024-01-01 00:00:00`, 'test_secret')).toBe(
      sign
    )
  })

  it('goes out without a token, signed for now and for the shop', async () => {
    const { youzan, apiCalls, tokenCalls, answerApi } = await startPlatform()
    answerApi(success({ encryptType: 1, secretKeyInfoList: [] }))
    await youzan
      .shop(42)
      .decryptField('$AAAA$1$')
      .catch(() => {})
    const timestamp = '2020-03-02 10:25:18'
    expect(new Date(NOW_MS).toISOString()).toBe('2020-03-02T02:25:18.116Z')
    expect(apiCalls[0]?.target).toBe('/api/auth_exempt/youzan.cloud.client.query.encryptconfig/1.0.0')
    expect(JSON.parse(String(apiCalls[0]?.body))).toEqual({
      client_id: 'test_client',
      kdt_id: '42',
      timestamp,
      sign: opensslMd5(`test_secretclientIdtest_clientkdtId42timestamp${timestamp}test_secret`)
    })
    expect(tokenCalls).toEqual([])
  })
})
