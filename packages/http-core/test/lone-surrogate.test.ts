import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hasLoneSurrogate } from '../src/lone-surrogate.ts'
import { anyText } from './any-text.ts'

test('agrees with the decoder of the platform', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      // A decoder puts U+FFFD where half of a pair was, so the round trip shows it.
      const survives = Buffer.from(text).toString() === text
      expect(hasLoneSurrogate(text)).toBe(!survives)
    })
  )
})
