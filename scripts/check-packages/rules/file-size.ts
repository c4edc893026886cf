import type { Rule } from '../rule.ts'

const limit = 400

/** A file past the limit holds more than one thing. */
export const fileSize: Rule = {
  name: 'file-size',
  check: ({ files, read }) =>
    files
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) => {
        const lines = read(file).trimEnd().split('\n').length
        return lines > limit ? [{ file, message: `has ${lines} lines; the limit is ${limit}: split it` }] : []
      })
}
