import { listImports } from '../list-imports.ts'
import { packageOf } from '../package-of.ts'
import type { Rule } from '../rule.ts'
import { sourceFiles } from '../source-files.ts'

const home = 'packages/http-core/src/undici-transport.ts'

/** Only one file knows undici, so that it can be replaced and no type of it reaches a caller. Benchmarks compare it. */
export const oneUndiciImport: Rule = {
  name: 'one-undici-import',
  check: ({ packages }) =>
    packages
      .filter(({ folder }) => folder !== 'bench')
      .flatMap((subject) =>
        sourceFiles(subject)
          .filter((source) => `packages/${subject.folder}/${source}` !== home)
          .flatMap((source) =>
            listImports(subject.read(source))
              .filter(({ specifier }) => packageOf(specifier) === 'undici')
              .map(({ line }) => ({
                file: `packages/${subject.folder}/${source}`,
                line,
                message: `only ${home} may import undici`
              }))
          )
      )
}
