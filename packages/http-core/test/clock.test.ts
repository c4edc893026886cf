import { getEventListeners } from 'node:events'
import { expect, test } from 'vitest'
import { systemClock } from '../src/clock.ts'

test('tells the time of the machine', () => {
  const before = Date.now()
  const now = systemClock.now()
  expect(now >= before && now <= Date.now()).toBe(true)
})

test('sleeps, and leaves no listener', async () => {
  const { signal } = new AbortController()
  await systemClock.sleep(1, signal)
  expect(getEventListeners(signal, 'abort')).toEqual([])
  await expect(systemClock.sleep(1)).resolves.toBeUndefined()
})

test('wakes at once with the reason of an abort, and leaves no timer', async () => {
  const controller = new AbortController()
  const reason = new Error('the user left')
  const sleep = systemClock.sleep(1_000_000, controller.signal)
  controller.abort(reason)
  await expect(sleep).rejects.toBe(reason)
  expect(getEventListeners(controller.signal, 'abort')).toEqual([])
  expect(process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length).toBeLessThan(5)
})

test('does not fall asleep when it was aborted before', async () => {
  const reason = { left: true }
  await expect(systemClock.sleep(1_000_000, AbortSignal.abort(reason))).rejects.toBe(reason)
})
