import { getMaxListeners, setMaxListeners } from 'node:events'
import { expect, test } from 'vitest'
import { shareSignal } from '../src/share-signal.ts'

test('lets many calls listen to one signal', () => {
  const { signal } = new AbortController()
  shareSignal(signal)
  expect(getMaxListeners(signal)).toBe(1500)
})

test('leaves a limit alone that its owner has set', () => {
  const { signal } = new AbortController()
  setMaxListeners(20, signal)
  shareSignal(signal)
  expect(getMaxListeners(signal)).toBe(20)
})

test('leaves alone what is no signal of Node', () => {
  expect(() => shareSignal({ aborted: false } as AbortSignal)).not.toThrow()
})
