import { describe, expect, it } from 'vitest'
import { type CodeStyle, readCodeStyle, readWidth } from '../src/code-style.ts'

describe('readCodeStyle', () => {
  it('gives colours as decimal text, whichever way they came', () => {
    const { lineColor } = readCodeStyle('c', { lineColor: { r: 0, g: '255', b: 16 } })
    expect(lineColor).toEqual({ r: '0', g: '255', b: '16' })
  })

  it.each([-1, 256, 1.5, '256', '-1', '0x1', '', null, undefined])('refuses the part %j of a colour', (r) => {
    expect(() => readCodeStyle('c', { lineColor: { r, g: 0, b: 0 } } as unknown as CodeStyle)).toThrow(
      '"lineColor.r" expected 0 to 255'
    )
  })

  it('leaves everything open that was not given', () => {
    expect(Object.values(readCodeStyle('c', {})).every((value) => value === undefined)).toBe(true)
  })
})

describe('readWidth', () => {
  it.each([280, 430, 1280])('takes %i pixels', (width) => {
    expect(readWidth('c', width)).toBe(width)
  })

  it.each([279, 1281, 430.5, '430', Number.NaN])('refuses %j', (width) => {
    expect(() => readWidth('c', width)).toThrow('"width" expected an integer from 280 to 1280')
  })
})
