import { SandboxError } from './sandbox-error.ts'

/** Whether a host name (no port, IPv6 with or without brackets) always means this machine. */
export function isLoopbackHost(host: string): boolean {
  const name = host.toLowerCase().replace(/^\[(.*)\]$/, '$1')
  // RFC 6761 section 6.3: localhost and the names below it are loopback.
  return name === 'localhost' || name.endsWith('.localhost') || name === '::1' || /^127(?:\.\d{1,3}){3}$/.test(name)
}

/** Reads an http address of this machine; every other one is refused, so that nothing simulated leaves it. */
export function readLoopbackUrl(value: unknown, field: string): URL {
  const url = typeof value === 'string' ? parseUrl(value) : undefined
  if (url === undefined) throw new SandboxError('ERR_SANDBOX_INPUT', `"${field}" expected an absolute http:// address`)
  if (url.protocol === 'http:' && isLoopbackHost(url.hostname)) return url
  throw new SandboxError(
    'ERR_SANDBOX_NOT_LOOPBACK',
    `"${field}" expected http:// on 127.0.0.1, [::1] or localhost, got ${url.protocol}//${url.host}: the sandbox speaks to this machine only`
  )
}

function parseUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined
}
