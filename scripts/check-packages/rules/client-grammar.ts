import { clientFiles, clientFolders } from '../client-files.ts'
import { packageLaw } from '../package-law.ts'
import type { Rule } from '../rule.ts'

/** All clients have the same files, so that who knows one knows them all. */
export const clientGrammar: Rule = {
  name: 'client-grammar',
  check: ({ packages }) =>
    packages.flatMap(({ folder, files }) => {
      const law = packageLaw[folder]
      if (law?.kind !== 'client') return []
      return [
        ...clientFiles(folder, law).filter((file) => !files.includes(file)),
        ...clientFolders(law).filter((prefix) => !files.some((file) => file.startsWith(prefix)))
      ].map((missing) => ({ file: `packages/${folder}/${missing}`, message: 'is missing from this client' }))
    })
}
