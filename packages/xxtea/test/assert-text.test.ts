import { describe, expect, test } from 'vitest'
import { assertText } from '../src/assert-text.ts'
import { thrownBy } from './thrown-by.ts'
import { wrongTypes } from './wrong-types.ts'

describe('assertText', () => {
  test('accepts a string', () => {
    expect(() => assertText('text', '')).not.toThrow()
  })

  test.each(wrongTypes('string'))('refuses %s', (_, value) => {
    expect(thrownBy(() => assertText('text', value))).toBeInstanceOf(TypeError)
  })

  test('names the argument and the kind', () => {
    expect(thrownBy(() => assertText('text', null))).toMatchInlineSnapshot(
      `[TypeError: "text" expected string, got null]`
    )
  })
})
