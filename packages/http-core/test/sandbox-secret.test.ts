import { expect, test } from 'vitest'
import { readBaseUrl } from '../src/base-url.ts'
import { refuseSandboxSecret } from '../src/sandbox-secret.ts'

const attempt = (secret: string, baseUrl: string) => () =>
  refuseSandboxSecret('utools', 'secret', secret, readBaseUrl('utools', baseUrl))

test.each([
  ['kfsandbox_1234', 'http://127.0.0.1:4000'],
  ['kfsandbox_1234', 'https://localhost:4000'],
  ['kfsandbox_1234', 'http://[::1]:4000'],
  ['a real secret', 'https://open.u-tools.cn'],
  ['a real secret', 'http://127.0.0.1:4000'],
  ['my kfsandbox', 'https://open.u-tools.cn']
])('lets "%s" pass to %s', (secret, baseUrl) => {
  expect(attempt(secret, baseUrl)).not.toThrow()
})

test.each(['https://open.u-tools.cn', 'https://10.0.0.1', 'https://127.0.0.1.example.com'])(
  'refuses a secret of the sandbox against %s',
  (baseUrl) => {
    expect(attempt('kfsandbox_1234', baseUrl)).toThrowErrorMatchingInlineSnapshot(
      `[InputError: utools: "secret" expected a secret of the platform itself, got a secret minted by the sandbox. Give the platform's own secret, or the sandbox's baseUrl]`
    )
  }
)
