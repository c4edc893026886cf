import type { Rule } from '../rule.ts'
import { sourceFiles } from '../source-files.ts'

const page = 'docs/errors.md'
/** Families of http-core; every other package has its own name in its codes. Node's codes look alike. */
const sharedFamilies = ['INPUT', 'API', 'HTTP', 'REPLY', 'SIGNATURE']

/** Every error links to its section in `docs/errors.md`: a code has one there, and no section outlives its code. */
export const errorSections: Rule = {
  name: 'error-sections',
  check: ({ packages, files, read }) => {
    const families = [...sharedFamilies, ...packages.map(({ folder }) => folder.toUpperCase().replaceAll('-', '_'))]
    const code = new RegExp(`(?<=['"\`])ERR_(?:${families.join('|')})(?:_[A-Z0-9_]+)?(?=['"\`])`, 'g')
    const used = packages.flatMap((subject) =>
      sourceFiles(subject).flatMap((source) => {
        const text = subject.read(source)
        return [...text.matchAll(code)].map((match) => ({
          name: match[0],
          file: `packages/${subject.folder}/${source}`,
          line: text.slice(0, match.index).split('\n').length
        }))
      })
    )
    const markdown = files.includes(page) ? read(page) : ''
    const described = [...markdown.matchAll(/^#+ +(ERR_[A-Z0-9_]+) *$/gm)].map((match) => ({
      name: match[1],
      line: markdown.slice(0, match.index).split('\n').length
    }))
    const first = used.filter(({ name }, index) => used.findIndex((other) => other.name === name) === index)
    return [
      ...first
        .filter(({ name }) => !described.some((section) => section.name === name))
        .map(({ name, file, line }) => ({ file, line, message: `${name} has no section in ${page}` })),
      ...described
        .filter(({ name }) => !used.some((use) => use.name === name))
        .map(({ name, line }) => ({ file: page, line, message: `no source knows ${name}` }))
    ]
  }
}
