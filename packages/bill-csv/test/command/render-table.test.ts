import { expect, it } from 'vitest'
import { renderTable } from '../../src/command/render-table.ts'

const columns = [
  { title: 'state', side: 'left' },
  { title: 'rows', side: 'right' }
] as const

it('aligns Chinese names and numbers', () => {
  const rows = [
    ['SUCCESS', '1'],
    ['交易', '1,234']
  ]
  expect(renderTable(columns, rows, ['all', '1,235']).join('\n')).toMatchInlineSnapshot(`
    "  state      rows
      SUCCESS       1
      交易      1,234
      ───────────────
      all       1,235"
  `)
})

it('takes a row with too few cells, and no row', () => {
  expect(renderTable(columns, [['a']])).toEqual(['  state   rows', '  a'])
  expect(renderTable(columns, [])).toEqual(['  state   rows'])
})
