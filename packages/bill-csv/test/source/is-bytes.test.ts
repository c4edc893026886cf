import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import { isBytes } from '../../src/source/is-bytes.ts'

it.each([new Uint8Array(1), Buffer.from('a'), runInNewContext('new Uint8Array(1)')])('knows bytes: %#', (value) => {
  expect(isBytes(value)).toBe(true)
})

it.each([undefined, null, 'a', [1], new Uint16Array(1), new ArrayBuffer(1)])('knows what are none: %#', (value) => {
  expect(isBytes(value)).toBe(false)
})
