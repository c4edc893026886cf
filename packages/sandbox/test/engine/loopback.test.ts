import { describe, expect, it } from 'vitest'
import { isLoopbackHost, readLoopbackUrl } from '../../src/engine/loopback.ts'

describe('isLoopbackHost', () => {
  it.each(['127.0.0.1', '127.1.2.3', 'localhost', 'LOCALHOST', 'app.localhost', '[::1]', '::1'])('takes %s', (host) => {
    expect(isLoopbackHost(host)).toBe(true)
  })

  it.each(['example.com', '127.0.0.1.example.com', 'localhost.example.com', '10.0.0.1', '0.0.0.0', '[::]', ''])(
    'refuses %j',
    (host) => {
      expect(isLoopbackHost(host)).toBe(false)
    }
  )
})

describe('readLoopbackUrl', () => {
  it('reads an address of this machine, also in odd spellings of it', () => {
    expect(readLoopbackUrl('http://localhost:8080/a?b=c', 'url').href).toBe('http://localhost:8080/a?b=c')
    expect(readLoopbackUrl('http://2130706433/', 'url').hostname).toBe('127.0.0.1')
  })

  it('names the host that it refuses, without path and query', () => {
    expect(() =>
      readLoopbackUrl('http://user:pass@example.com/path?token=1', 'url')
    ).toThrowErrorMatchingInlineSnapshot(
      `[SandboxError: "url" expected http:// on 127.0.0.1, [::1] or localhost, got http://example.com: the sandbox speaks to this machine only]`
    )
  })

  it.each([undefined, 1, '', '/relative', 'http://'])('refuses %j', (value) => {
    expect(() => readLoopbackUrl(value, 'url')).toThrow('"url" expected an absolute http:// address')
  })
})
