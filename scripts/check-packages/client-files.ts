import type { PackageLaw } from './package-law.ts'

/** Files that every client has at the top of its source, by the law of its package. */
export function clientFiles(folder: string, law: PackageLaw): string[] {
  return [
    ...(law.initialisers ?? [`init-${folder}`]),
    ...['settings', 'context', 'sign', 'reply', 'error-codes'].map((part) => `${folder}-${part}`)
  ].map((name) => `src/${name}.ts`)
}
