import { expect, it } from 'vitest'
import { readDocExamples } from '../../check-examples/read-doc-examples.ts'

it('reads the block of each @example without its stars, with the line of its fence', () => {
  const source = `import x from 'x'

/**
 * Reads.
 *
 * @example
 * \`\`\`ts
 * import { read } from '@kaifang/x'
 *
 * read({ a: 1 }) // => 2
 * \`\`\`
 * @see the document
 */
export function read() {}

/** @example
 * \`\`\`ts
 * one()
 * \`\`\`
 */
`
  expect(readDocExamples(source)).toEqual([
    { line: 7, text: "import { read } from '@kaifang/x'\n\nread({ a: 1 }) // => 2\n" },
    { line: 17, text: 'one()\n' }
  ])
})

it('reports an @example without a block, and finds none in other comments', () => {
  const source = `/**
 * Reads.
 * @example read(1)
 */
/* @example not a docstring */
// @example neither
`
  expect(readDocExamples(source)).toEqual([{ line: 3 }])
})

it('reads every block of one @example', () => {
  const source = '/**\n * @example\n * ```ts\n * a()\n * ```\n * or\n * ```ts\n * b()\n * ```\n */\n'
  expect(readDocExamples(source)).toEqual([
    { line: 3, text: 'a()\n' },
    { line: 7, text: 'b()\n' }
  ])
})
