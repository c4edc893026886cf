import { expect, it } from 'vitest'
import { renderFaults } from '../../src/command/render-faults.ts'

function faults(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    code: 'ERR_BILL_CSV_AMOUNT',
    message: `line ${index + 2}: \u001b[2J`
  }))
}

it('says nothing about nothing', () => {
  expect(renderFaults([])).toEqual([])
})

it('lists faults without obeying what is in them', () => {
  expect(renderFaults(faults(1))).toEqual(['  1 fault', '  - line 2: �[2J'])
})

it('lists the first ten, and how many more there are', () => {
  const lines = renderFaults(faults(12))
  expect([lines[0], lines[10], lines[11], lines.length]).toEqual([
    '  12 faults',
    '  - line 11: �[2J',
    '  … and 2 more',
    12
  ])
})
