import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Manifest } from './manifest.ts'

/** One folder under `packages/`. */
export interface WorkspacePackage {
  readonly folder: string
  readonly manifest: Manifest
  /** Files of the folder, as paths inside it, sorted; what Git ignores is left out. */
  readonly files: readonly string[]
  /** Reads a file of this package as text. */
  read(file: string): string
}

/** The repository as the rules see it. */
export interface Workspace {
  readonly root: string
  readonly packages: readonly WorkspacePackage[]
  /** Every file that is tracked or would be, as paths from the root, sorted. */
  readonly files: readonly string[]
  /** Reads a file as text. */
  read(file: string): string
}

/** Reads what Git knows of the repository, so that generated folders can't hide or cause a finding. */
export function readWorkspace(root: string): Workspace {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024
  })
  // A file that was deleted but not yet staged is still listed.
  const files = [...new Set(listed.split('\0'))].filter((file) => file !== '' && existsSync(join(root, file))).sort()
  const read = (file: string): string => readFileSync(join(root, file), 'utf8')
  const folders = new Set(files.map((file) => /^packages\/([^/]+)\//.exec(file)?.[1] ?? ''))
  const packages = [...folders].filter(Boolean).map((folder): WorkspacePackage => {
    const prefix = `packages/${folder}/`
    const own = files.filter((file) => file.startsWith(prefix)).map((file) => file.slice(prefix.length))
    return {
      folder,
      manifest: own.includes('package.json') ? JSON.parse(read(`${prefix}package.json`)) : {},
      files: own,
      read: (file) => read(prefix + file)
    }
  })
  return { root, packages, files, read }
}
