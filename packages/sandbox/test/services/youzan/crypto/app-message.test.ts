import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { encryptAppMessage } from '../../../../src/services/youzan/crypto/app-message.ts'

const secret = '0123456789abcdef0123456789abcdef'

describe('messages of the application market', () => {
  // Vectors of the Youzan reference, section 9.
  it.each([
    ['{"type":"APP_SUBSCRIBE","kdtId":1}', 's5cXcxQAfdX5ym+nT4fqLKEu+TUXkxgDd1UVkONVYC4c9mrpYDPy7jA+X8z/jqMs'],
    [
      '{"type":"APP_SUBSCRIBE","shopName":"有赞小店"}',
      's5cXcxQAfdX5ym+nT4fqLBoDy9CVk70RbnfAvz9O+tuIetexrefkAGl8f5i3WqCk5/u/t3yHnZRzRn1jzumK8A=='
    ]
  ])('encrypts %s', (text, base64) => expect(encryptAppMessage(text, secret)).toBe(base64))

  it('is read by openssl, whatever the text', () => {
    const text = JSON.stringify({ type: 'APP_SUBSCRIBE', shopName: '老王的 "茶" & 杂货 😀'.repeat(20) })
    const key = Buffer.from('kfsandbox1234567').toString('hex')
    const iv = Buffer.from('0102030405060708').toString('hex') // 16 ASCII characters
    const { stdout } = spawnSync('openssl', ['enc', '-d', '-aes-128-cbc', '-K', key, '-iv', iv], {
      input: Buffer.from(encryptAppMessage(text, 'kfsandbox1234567and-more'), 'base64')
    })
    expect(stdout.toString('utf8')).toBe(text)
  })
})
