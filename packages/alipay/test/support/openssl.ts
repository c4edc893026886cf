import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Runs the program `openssl`. */
export function openssl(args: readonly string[], input?: string | Uint8Array): Buffer {
  return execFileSync('openssl', args, { input, stdio: ['pipe', 'pipe', 'ignore'] })
}

/** Writes files that `openssl` reads by name, and removes them after `work`. */
export function withFiles<T>(
  files: Readonly<Record<string, string | Uint8Array>>,
  work: (path: (name: string) => string) => T
): T {
  const folder = mkdtempSync(join(tmpdir(), 'kaifang-alipay-'))
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
    return work((name) => join(folder, name))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Signs by `openssl dgst`. @returns Base64. */
export function opensslSign(
  text: string | Uint8Array,
  privateKeyPem: string,
  digest: 'sha256' | 'sha1' = 'sha256'
): string {
  return withFiles({ key: privateKeyPem }, (path) =>
    openssl(['dgst', `-${digest}`, '-sign', path('key')], text).toString('base64')
  )
}

/** Verifies by `openssl dgst`. */
export function opensslVerify(
  text: string | Uint8Array,
  sign: string,
  publicKeyPem: string,
  digest: 'sha256' | 'sha1' = 'sha256'
): boolean {
  return withFiles({ key: publicKeyPem, sign: Buffer.from(sign, 'base64') }, (path) => {
    try {
      openssl(['dgst', `-${digest}`, '-verify', path('key'), '-signature', path('sign')], text)
      return true
    } catch {
      return false
    }
  })
}
