import { expect, it } from 'vitest'
import { renderBar } from '../../src/command/render-bar.ts'

it.each([
  [0, 8, '    '],
  [8, 8, '████'],
  [4, 8, '██  '],
  [5, 8, '██▌ '],
  [1, 8, '▌   '],
  // Something is never shown as nothing.
  [1, 1_000_000, '▏   '],
  [9, 8, '████'],
  [0, 0, '    ']
])('draws %d of %d', (value, whole, expected) => {
  expect(renderBar(value, whole, 4)).toBe(expected)
})
