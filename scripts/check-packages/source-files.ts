import type { WorkspacePackage } from './read-workspace.ts'

/** TypeScript files under a package's `src/`. */
export function sourceFiles(subject: WorkspacePackage): string[] {
  return subject.files.filter((file) => file.startsWith('src/') && file.endsWith('.ts'))
}
