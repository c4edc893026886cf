import { getEventListeners } from 'node:events'
import { afterEach, expect, test, vi } from 'vitest'
import { withinTime } from '../src/within-time.ts'

afterEach(() => {
  vi.useRealTimers()
})

const never = new Promise<never>(() => {})
const late = () => new Error('late')

function leftBehind(signal: AbortSignal) {
  return { timers: vi.getTimerCount(), listeners: getEventListeners(signal, 'abort').length }
}

test('hands the result on and leaves nothing behind', async () => {
  vi.useFakeTimers()
  const { signal } = new AbortController()
  await expect(withinTime(Promise.resolve(5), 1000, signal, late)).resolves.toBe(5)
  expect(leftBehind(signal)).toEqual({ timers: 0, listeners: 0 })
})

test('hands a failure on and leaves nothing behind', async () => {
  vi.useFakeTimers()
  const { signal } = new AbortController()
  const reason = new Error('mine')
  await expect(withinTime(Promise.reject(reason), 1000, signal, late)).rejects.toBe(reason)
  expect(leftBehind(signal)).toEqual({ timers: 0, listeners: 0 })
})

test('ends in time', async () => {
  vi.useFakeTimers()
  const { signal } = new AbortController()
  const outcome = expect(withinTime(never, 1000, signal, late)).rejects.toThrow('late')
  await vi.advanceTimersByTimeAsync(999)
  expect(leftBehind(signal)).toEqual({ timers: 1, listeners: 1 })
  await vi.advanceTimersByTimeAsync(1)
  await outcome
  expect(leftBehind(signal)).toEqual({ timers: 0, listeners: 0 })
})

test('rejects with the reason of an abort, also of an earlier one', async () => {
  vi.useFakeTimers()
  const controller = new AbortController()
  const reason = { left: true }
  const waiting = withinTime(never, 1000, controller.signal, late)
  controller.abort(reason)
  await expect(waiting).rejects.toBe(reason)
  await expect(withinTime(never, 1000, controller.signal, late)).rejects.toBe(reason)
  expect(leftBehind(controller.signal)).toEqual({ timers: 0, listeners: 0 })
})

test('needs no signal', async () => {
  await expect(withinTime(Promise.resolve(5), 1000, undefined, late)).resolves.toBe(5)
})
