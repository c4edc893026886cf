import { readCodeBlocks } from '../../read-code-blocks.ts'
import type { Rule } from '../rule.ts'

/** Both languages show the same code: only one of them is run, and a reader of the other must not get stale code. */
export const readmeTwins: Rule = {
  name: 'readme-twins',
  check: ({ files, read }) =>
    files
      .filter((file) => /(^|\/)README\.md$/.test(file) && files.includes(file.replace('.md', '.zh-CN.md')))
      .flatMap((file) => {
        const twin = file.replace('.md', '.zh-CN.md')
        const english = readCodeBlocks(read(file))
        const chinese = readCodeBlocks(read(twin))
        if (english.length !== chinese.length) {
          return [{ file: twin, message: `has ${chinese.length} code blocks; README.md has ${english.length}` }]
        }
        return chinese
          .map((block, index) => ({ block, index }))
          .filter(
            ({ block, index }) => block.text !== english[index]?.text || block.language !== english[index]?.language
          )
          .map(({ block, index }) => ({
            file: twin,
            line: block.line,
            message: `code block ${index + 1} differs from README.md, line ${english[index]?.line}`
          }))
      })
}
