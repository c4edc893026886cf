import { packageLaw } from '../package-law.ts'
import type { Rule } from '../rule.ts'

/** Each foreign run-time dependency of a published package has a page that says why it is there. */
export const decisionPages: Rule = {
  name: 'decision-pages',
  check: ({ packages, files, read }) => {
    const pages = files.filter((file) => /^docs\/decisions\/\d{4}-[a-z0-9-]+\.md$/.test(file)).map(read)
    return packages
      .filter(({ folder }) => packageLaw[folder]?.kind !== 'private')
      .flatMap(({ folder, manifest }) =>
        Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies })
          .filter((name) => !name.startsWith('@kaifang/'))
          // In backticks: a name like `redis` in passing is not a decision.
          .filter((name) => !pages.some((page) => page.includes(`\`${name}\``)))
          .map((name) => ({
            file: `packages/${folder}/package.json`,
            message: `${name} has no page in docs/decisions (a page names it in backticks)`
          }))
      )
  }
}
