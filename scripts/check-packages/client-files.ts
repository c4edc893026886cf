import type { ClientPart, PackageLaw } from './package-law.ts'

const PARTS: readonly ClientPart[] = ['settings', 'context', 'sign', 'reply', 'error-codes']

/** Files that every client has in its source, by the law of its package. */
export function clientFiles(folder: string, law: PackageLaw): string[] {
  const initialisers = law.initialisers ?? [`init-${folder}`]
  const channels = law.channels && Object.entries(law.channels)
  const parts = channels?.flatMap(([channel, own]) => own.map((part) => `${channel}/${channel}-${part}`))
  return [...initialisers, ...(parts ?? PARTS.map((part) => `${folder}-${part}`))].map((name) => `src/${name}.ts`)
}

/** Folders that every client has, by the law of its package. */
export function clientFolders({ channels, notified }: PackageLaw): string[] {
  const operations = channels
    ? Object.keys(channels).map((channel) => `src/${channel}/operations/`)
    : ['src/operations/']
  return notified ? [...operations, 'src/notify/'] : operations
}
