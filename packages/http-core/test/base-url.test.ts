import { expect, test } from 'vitest'
import { isLoopback, readBaseUrl } from '../src/base-url.ts'

function refusalOf(value: unknown): string {
  try {
    readBaseUrl('utools', value)
  } catch (error) {
    return (error as Error).message
  }
  return 'accepted'
}

test.each([
  ['https://api.example.com', 'https://api.example.com', ''],
  ['https://api.example.com/', 'https://api.example.com', ''],
  ['https://api.example.com/v1/', 'https://api.example.com', '/v1'],
  ['https://api.example.com/a/../b//', 'https://api.example.com', '/b'],
  ['https://API.Example.com:443/x', 'https://api.example.com', '/x'],
  ['https://api.example.com:8443', 'https://api.example.com:8443', ''],
  ['https://例子.测试', 'https://xn--fsqu00a.xn--0zwm56d', ''],
  ['http://127.0.0.1:8080/mock', 'http://127.0.0.1:8080', '/mock'],
  ['http://127.9.9.9', 'http://127.9.9.9', ''],
  ['http://127.1', 'http://127.0.0.1', ''],
  ['http://LOCALHOST:3000', 'http://localhost:3000', ''],
  ['http://[::1]:3000', 'http://[::1]:3000', '']
])('reads %s', (value, origin, pathPrefix) => {
  expect(readBaseUrl('utools', value)).toEqual({ origin, pathPrefix })
})

test.each([
  'http://api.example.com',
  'http://10.0.0.1',
  'http://0.0.0.0',
  'http://localhost.example.com',
  'http://127.0.0.1.example.com',
  'http://[::ffff:127.0.0.1]',
  'http://localhost.'
])('refuses plain http to %s', (value) => {
  expect(refusalOf(value)).toMatchInlineSnapshot(
    `"utools: "baseUrl" expected an https URL (plain http only to this machine), got a URL that begins with "http:". Use https, or a sandbox on 127.0.0.1"`
  )
})

test.each([
  ['https://me:hunter2@api.example.com', 'a URL with credentials in it'],
  ['https://api.example.com?key=hunter2', 'a URL with a query or a fragment'],
  ['https://api.example.com#hunter2', 'a URL with a query or a fragment'],
  ['ftp://api.example.com', 'a URL that begins with "ftp:". Use https, or a sandbox on 127.0.0.1'],
  ['hunter2:rest', 'a URL that begins with another scheme. Use https, or a sandbox on 127.0.0.1'],
  ['api.example.com', 'text of 15 characters'],
  ['', 'empty text'],
  [new URL('https://api.example.com'), 'an object'],
  [null, 'null']
])('refuses %s and never repeats it', (value, received) => {
  expect(refusalOf(value)).toBe(
    `utools: "baseUrl" expected an https URL (plain http only to this machine), got ${received}`
  )
})

test('knows this machine', () => {
  expect(isLoopback({ origin: 'http://127.0.0.1:1', pathPrefix: '' })).toBe(true)
  expect(isLoopback({ origin: 'https://localhost', pathPrefix: '' })).toBe(true)
  expect(isLoopback({ origin: 'https://api.example.com', pathPrefix: '' })).toBe(false)
})
