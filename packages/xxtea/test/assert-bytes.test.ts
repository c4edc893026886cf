import { runInNewContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { assertBytes, isBytes } from '../src/assert-bytes.ts'
import { thrownBy } from './thrown-by.ts'
import { wrongTypes } from './wrong-types.ts'

describe('assertBytes', () => {
  test.each([
    ['a Uint8Array', new Uint8Array(1)],
    ['a Buffer', Buffer.alloc(1)],
    ['a Uint8Array of another realm', runInNewContext('new Uint8Array(1)')],
    ['a view of shared memory', new Uint8Array(new SharedArrayBuffer(1))]
  ])('accepts %s', (_, value) => {
    expect(isBytes(value)).toBe(true)
    expect(() => assertBytes('data', value)).not.toThrow()
  })

  test.each(wrongTypes('bytes'))('refuses %s', (_, value) => {
    expect(isBytes(value)).toBe(false)
    expect(thrownBy(() => assertBytes('data', value))).toBeInstanceOf(TypeError)
  })

  test('refuses what only claims to be bytes', () => {
    expect(isBytes({ [Symbol.toStringTag]: 'Uint8Array' })).toBe(false)
  })

  test('names the argument and the kind', () => {
    const messages = [() => assertBytes('data', 'secret'), () => assertBytes('bytes', new Int32Array(2))]
    expect(messages.map((run) => String(thrownBy(run)))).toMatchInlineSnapshot(`
      [
        "TypeError: "data" expected Uint8Array, got string of length 6",
        "TypeError: "bytes" expected Uint8Array, got Int32Array",
      ]
    `)
  })
})
