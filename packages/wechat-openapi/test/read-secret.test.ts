import { describe, expect, it } from 'vitest'
import { readSecret } from '../src/read-secret.ts'
import { readWeixinSettings } from '../src/wechat-openapi-settings.ts'
import { APP_ID, SECRET } from './start-platform.ts'

describe('readSecret', () => {
  it('gives the secret of the client', () => {
    expect(readSecret('auth.code2Session', readWeixinSettings({ appId: APP_ID, secret: SECRET }))).toBe(SECRET)
  })

  it('names the call that needs one', () => {
    expect(() => readSecret('auth.code2Session', readWeixinSettings({ appId: APP_ID }))).toThrow(
      'wechat-openapi.auth.code2Session: "secret" expected to be given to initWeixin'
    )
  })
})
