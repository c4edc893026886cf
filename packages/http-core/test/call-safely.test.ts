import { expect, test, vi } from 'vitest'
import { callSafely } from '../src/call-safely.ts'

test('hands the value over', () => {
  const listener = vi.fn()
  callSafely(listener, 5)
  expect(listener.mock.calls).toEqual([[5]])
})

test('does nothing without a listener', () => {
  expect(() => callSafely(undefined, 5)).not.toThrow()
})

test('swallows what a listener throws', () => {
  const listener = vi.fn(() => {
    throw new Error('mine')
  })
  expect(() => callSafely(listener, 5)).not.toThrow()
  expect(listener).toHaveBeenCalledOnce()
})

test('swallows what an async listener rejects with, so that the process lives on', async () => {
  const unhandled = vi.fn()
  process.once('unhandledRejection', unhandled)
  callSafely(async () => {
    throw new Error('mine')
  }, 5)
  await new Promise((resolve) => setImmediate(resolve))
  process.off('unhandledRejection', unhandled)
  expect(unhandled).not.toHaveBeenCalled()
})
