import { packageLaw } from '../package-law.ts'
import type { Rule } from '../rule.ts'

const everyPackage = ['README.md', 'README.zh-CN.md', 'package.json', 'tsconfig.json', 'vitest.config.ts']
const published = ['LICENSE', 'src/index.ts', 'tsup.config.ts']

/** Every package folder has the same files, so that a stranger knows where to look. */
export const requiredFiles: Rule = {
  name: 'required-files',
  check: ({ packages }) =>
    packages.flatMap(({ folder, files }) => {
      const required = packageLaw[folder]?.kind === 'private' ? everyPackage : [...everyPackage, ...published]
      return required
        .filter((file) => !files.includes(file))
        .map((file) => ({ file: `packages/${folder}/${file}`, message: 'is missing' }))
    })
}
