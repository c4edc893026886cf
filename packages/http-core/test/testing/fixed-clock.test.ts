import { getEventListeners } from 'node:events'
import { expect, test } from 'vitest'
import { createFixedClock } from '../../src/testing/fixed-clock.ts'

test('stands still until it is moved', async () => {
  const clock = createFixedClock(1000)
  expect([clock.now(), clock.now()]).toEqual([1000, 1000])
  await clock.advance(500)
  expect(clock.now()).toBe(1500)
})

test('a sleep moves it by itself, and is written down', async () => {
  const clock = createFixedClock(1000)
  await clock.sleep(200)
  await clock.sleep(300)
  expect([clock.now(), clock.sleeps]).toEqual([1500, [200, 300]])
})

test('without autoAdvance it wakes whoever is due, in order', async () => {
  const clock = createFixedClock(0, { autoAdvance: false })
  const woken: string[] = []
  void clock.sleep(300).then(() => woken.push('late'))
  void clock.sleep(100).then(() => woken.push('early'))
  void clock.sleep(900).then(() => woken.push('never'))
  await clock.advance(99)
  expect(woken).toEqual([])
  await clock.advance(201)
  expect(woken).toEqual(['early', 'late'])
})

test('an abort ends a sleep with its reason and leaves no listener', async () => {
  const clock = createFixedClock(0, { autoAdvance: false })
  const controller = new AbortController()
  const reason = new Error('the user left')
  const sleep = clock.sleep(100, controller.signal)
  controller.abort(reason)
  await expect(sleep).rejects.toBe(reason)
  await expect(clock.sleep(100, controller.signal)).rejects.toBe(reason)
  expect(getEventListeners(controller.signal, 'abort')).toEqual([])
  await clock.advance(1000)
})

test('waking leaves no listener either', async () => {
  const clock = createFixedClock(0, { autoAdvance: false })
  const { signal } = new AbortController()
  const sleep = clock.sleep(100, signal)
  await clock.advance(100)
  await sleep
  expect(getEventListeners(signal, 'abort')).toEqual([])
})
