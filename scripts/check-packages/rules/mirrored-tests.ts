import { hasBehaviour } from '../has-behaviour.ts'
import { packageLaw } from '../package-law.ts'
import type { Rule } from '../rule.ts'
import { sourceFiles } from '../source-files.ts'

/** `src/a/b.ts` is tested by `test/a/b.test.ts`, and a script by its twin under `scripts/test/`. */
export const mirroredTests: Rule = {
  name: 'mirrored-tests',
  check: ({ packages, files, read }) => {
    const pairs = packages
      // Journeys and benchmarks are tested as a whole, by what they print.
      .filter(({ folder }) => packageLaw[folder]?.kind !== 'private')
      .flatMap((subject) =>
        sourceFiles(subject).map((file) => ({
          source: `packages/${subject.folder}/${file}`,
          test: `packages/${subject.folder}/test/${file.slice('src/'.length, -'.ts'.length)}.test.ts`
        }))
      )
      .concat(
        files
          .filter((file) => /^scripts\/.*\.ts$/.test(file) && !/^scripts\/(test\/|vitest\.config)/.test(file))
          .map((source) => ({ source, test: source.replace(/^scripts\/(.*)\.ts$/, 'scripts/test/$1.test.ts') }))
      )
    return pairs
      .filter(({ source, test }) => !files.includes(test) && hasBehaviour(read(source)))
      .map(({ source, test }) => ({ file: source, message: `has no test: ${test}` }))
  }
}
