import { readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path/posix'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import type { Finding } from '../finding.ts'
import { runCommand } from '../run-command.ts'
import type { PackedPackage } from './packed-package.ts'

/** Looks into a tarball: what publint and attw say of it, and what is in it that should not be, or is not and should. */
export async function inspectTarball(packed: PackedPackage, root: string): Promise<Finding[]> {
  const file = `packages/${packed.folder}`
  const named = (rule: string, messages: readonly string[]): Finding[] =>
    messages.map((message) => ({ file, rule, message }))
  return [
    ...named('packed-files', [...checkFiles(packed), ...checkSourceMaps(packed)]),
    ...named('packed-ranges', checkRanges(packed)),
    ...named('publint', await lintPackage(packed)),
    ...named('attw', await checkTypeResolution(packed, root))
  ]
}

function checkFiles({ files }: PackedPackage): string[] {
  const required = ['LICENSE', 'README.md', 'README.zh-CN.md', 'package.json', 'dist/index.js', 'dist/index.cjs']
  return [
    ...required.filter((name) => !files.includes(name)).map((name) => `${name} is not packed (is it built?)`),
    ...files
      .filter((name) => /(^|\/)(test|tests|fixtures|vectors)\/|\.(test|bench|spec)\.|\.tsbuildinfo$/.test(name))
      .map((name) => `${name} must not be packed`)
  ]
}

/** A debugger that can't find the source that a map names shows nothing. */
function checkSourceMaps({ content, files }: PackedPackage): string[] {
  return files
    .filter((name) => name.endsWith('.map'))
    .flatMap((name) => {
      const { sources }: { readonly sources: readonly string[] } = JSON.parse(readFileSync(join(content, name), 'utf8'))
      return sources
        .map((source) => normalize(join(dirname(name), source)))
        .filter((source) => !files.includes(source))
        .map((source) => `${name} names ${source}, which is not packed`)
    })
}

function checkRanges({ manifest }: PackedPackage): string[] {
  return Object.entries({ ...manifest.dependencies, ...manifest.peerDependencies })
    .filter(([, range]) => !/^\^\d/.test(range))
    .map(([name, range]) => `${name} is "${range}" in the packed manifest`)
}

async function lintPackage({ tarball }: PackedPackage): Promise<string[]> {
  const bytes = readFileSync(tarball)
  const archive = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)
  const { messages, pkg } = await publint({ strict: true, pack: { tarball: archive } })
  return messages.map((message) => formatMessage(message, pkg ?? {}, { color: false }) ?? message.code)
}

async function checkTypeResolution({ tarball }: PackedPackage, root: string): Promise<string[]> {
  const program = join(root, 'node_modules/.bin/attw')
  const { status, stdout, stderr } = await runCommand(program, [tarball, '--no-color', '--format', 'ascii'], {
    cwd: dirname(tarball),
    timeoutMs: 120_000
  })
  return status === 0 ? [] : [`\n${stdout.trim()}\n${stderr.trim()}`]
}
