import { basename } from 'node:path/posix'
import { clientFiles } from '../client-files.ts'
import { hasBehaviour } from '../has-behaviour.ts'
import { listExports } from '../list-exports.ts'
import { packageLaw } from '../package-law.ts'
import type { Rule } from '../rule.ts'
import { sourceFiles } from '../source-files.ts'

const kebabCase = /^[a-z0-9]+(-[a-z0-9]+)*$/
/** Names that say nothing, so that everything ends up in them. */
const emptyWords = ['util', 'utils', 'common', 'misc', 'base', 'helper', 'helpers', 'manager']

/**
 * A file is kebab-case and its words stand, in order, in the name of one of its exports (`read-money` in `readMoney`,
 * `token-store` in `createTokenStore`), so that a name leads to its file and back.
 */
export const fileNames: Rule = {
  name: 'file-names',
  check: ({ packages }) =>
    packages.flatMap((subject) => {
      const law = packageLaw[subject.folder]
      // The grammar of clients names these.
      const fixed = law?.kind === 'client' ? clientFiles(subject.folder, law) : []
      const named = sourceFiles(subject).filter((file) => !fixed.includes(file))
      return subject.files
        .filter((file) => /^(src|test)\/.*\.ts$/.test(file))
        .flatMap((file) => {
          const place = `packages/${subject.folder}/${file}`
          const messages = file
            .split('/')
            .flatMap((step) => checkName(step.split('.')[0] ?? step))
            .concat(named.includes(file) ? checkExports(file, subject.read(file)) : [])
          return messages.map((message) => ({ file: place, message }))
        })
    })
}

function checkName(name: string): string[] {
  if (!kebabCase.test(name)) return [`"${name}" must be kebab-case`]
  const last = name.split('-').at(-1) ?? name
  return emptyWords.includes(last) ? [`"${last}" says nothing: name what is inside`] : []
}

function checkExports(file: string, text: string): string[] {
  const name = basename(file, '.ts')
  const names = listExports(text)
  // An index re-exports, a program (a command, a benchmark) exports nothing, and a page of types has no main export.
  if (name === 'index' || names.length === 0 || (/(^|-)types$/.test(name) && !hasBehaviour(text))) return []
  const words = `-${toSingular(name)}-`
  if (names.some((exported) => `-${toSingular(toKebabCase(exported))}-`.includes(words))) return []
  return [`must be named after one of its exports: ${names.join(', ')}`]
}

/** `readMoney`, `ReadMoney` and `READ_MONEY` are all of `read-money`. */
function toKebabCase(name: string): string {
  if (/^[A-Z0-9_]+$/.test(name)) return name.toLowerCase().replaceAll('_', '-')
  return name.replace(/[A-Z]/g, (letter, offset) => (offset === 0 ? '' : '-') + letter.toLowerCase())
}

/** `events` holds `emitEvent`. */
function toSingular(name: string): string {
  return name.replace(/s(?=-|$)/g, '')
}
