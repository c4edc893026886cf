import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Runs OpenSSL; arguments that hold PEM or more than one line are handed over as files. */
export function openssl(args: readonly string[], input: string | Buffer = ''): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'kaifang-openssl-'))
  try {
    const plain = args.map((argument, index) => {
      if (!argument.includes('-----BEGIN') && !argument.startsWith('base64:')) return argument
      const file = join(folder, String(index))
      writeFileSync(file, argument.startsWith('base64:') ? Buffer.from(argument.slice(7), 'base64') : argument)
      return file
    })
    return execFileSync('openssl', plain, { input, stdio: ['pipe', 'pipe', 'pipe'] })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Runs it with plain arguments; throws what it says when it fails. */
export function runOpenssl(argv: readonly string[], input: string | Buffer = ''): Buffer {
  return execFileSync('openssl', argv, { input, stdio: ['pipe', 'pipe', 'pipe'] })
}

/** Whether the program is there. */
export const hasOpenssl = spawnSync('openssl', ['version']).status === 0
