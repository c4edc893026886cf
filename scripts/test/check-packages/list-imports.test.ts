import { expect, it } from 'vitest'
import { listImports } from '../../check-packages/list-imports.ts'

it('lists every way to name a module, with its line, and nothing from comments or text', () => {
  const text = `import a from 'one'
// import 'comment'
export * from 'two'
const text = "import 'text'"
const later = () => import('three')
import type { T } from 'four'
const old = require('five')
`
  expect(listImports(text)).toEqual([
    { specifier: 'one', line: 1 },
    { specifier: 'two', line: 3 },
    { specifier: 'three', line: 5 },
    { specifier: 'four', line: 6 },
    { specifier: 'five', line: 7 }
  ])
})
