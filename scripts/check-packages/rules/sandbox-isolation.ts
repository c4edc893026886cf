import { listImports } from '../list-imports.ts'
import { packageLaw } from '../package-law.ts'
import { packageOf } from '../package-of.ts'
import type { Rule } from '../rule.ts'
import { sourceFiles } from '../source-files.ts'

/**
 * The sandbox's source shares nothing with what it tests, not even through a development dependency: an
 * oracle that shares the client's code shares its mistakes.
 */
export const sandboxIsolation: Rule = {
  name: 'sandbox-isolation',
  check: ({ packages }) =>
    packages
      .filter(({ folder }) => packageLaw[folder]?.kind === 'sandbox')
      .flatMap((subject) =>
        sourceFiles(subject).flatMap((source) =>
          listImports(subject.read(source))
            .filter(({ specifier }) => packageOf(specifier)?.startsWith('@kaifang/'))
            .map(({ specifier, line }) => ({
              file: `packages/${subject.folder}/${source}`,
              line,
              message: `must not import ${specifier}: the sandbox plays the platform with its own code`
            }))
        )
      )
}
