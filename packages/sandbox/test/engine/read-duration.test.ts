import { describe, expect, it } from 'vitest'
import { readDuration } from '../../src/engine/read-duration.ts'

describe('readDuration', () => {
  it.each([
    [1500, 1500],
    ['500ms', 500],
    ['15s', 15_000],
    ['1.5s', 1500],
    ['10m', 600_000],
    ['2h', 7_200_000],
    ['1d', 86_400_000]
  ])('reads %s', (value, milliseconds) => {
    expect(readDuration(value, 'by')).toBe(milliseconds)
  })

  it.each([-1, 0.5, '15', '15 s', '1w', '-1s', undefined, null])('refuses %j', (value) => {
    expect(() => readDuration(value, 'by')).toThrow(
      `"by" expected milliseconds from 0, or a number with a unit such as '15s'`
    )
  })
})
