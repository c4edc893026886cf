import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { signPushBody, signPushMessage } from '../../../../src/services/youzan/push/sign-push.ts'

describe('signatures of pushes', () => {
  // Vectors of the Youzan reference, section 8.2.
  it.each([
    [
      '{"client_id":"test_client","kdt_id":88888,"msg":"%7B%22tid%22%3A%22E20200101%22%7D","test":false}',
      'c1e7edb8c4c6170eefeee77f8b146fcc'
    ],
    ['{"client_id":"test_client","msg":"有赞","test":false}', '0b4691b7dbb143a9214caecdbd26d52d']
  ])('Event-Sign of %s', (body, sign) => {
    expect(signPushBody(body, 'test_client', 'test_secret')).toBe(sign)
    const { stdout } = spawnSync('openssl', ['dgst', '-md5', '-r'], { input: `test_client${body}test_secret` })
    expect(stdout.toString()).toContain(sign)
  })

  it('the older sign is over the escaped msg, not the decoded one', () => {
    const msg = '%7B%22tid%22%3A%22E20200101%22%7D'
    expect(signPushMessage(msg, 'test_client', 'test_secret')).toBe('a315406bb39475738032927a83a3b1c8')
    expect(signPushMessage(decodeURIComponent(msg), 'test_client', 'test_secret')).toBe(
      '6245432110ba55a441042b5f35af878b'
    )
  })
})
