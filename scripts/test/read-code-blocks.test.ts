import { expect, it } from 'vitest'
import { readCodeBlocks } from '../read-code-blocks.ts'

it('reads language, line and text of each block', () => {
  const markdown = '# Title\n\n```ts\na()\n\nb()\n```\n\ntext `inline`\n\n```\nplain\n```\n'
  expect(readCodeBlocks(markdown)).toEqual([
    { language: 'ts', line: 3, text: 'a()\n\nb()\n' },
    { language: '', line: 11, text: 'plain\n' }
  ])
})

it('takes the indentation of a list off', () => {
  expect(readCodeBlocks('- item\n  ```sh\n  one\n    two\n  ```\n')).toEqual([
    { language: 'sh', line: 2, text: 'one\n  two\n' }
  ])
})

it('takes an empty block and leaves an open one', () => {
  expect(readCodeBlocks('```ts\n```\n\n```ts\nopen\n')).toEqual([{ language: 'ts', line: 1, text: '' }])
})
