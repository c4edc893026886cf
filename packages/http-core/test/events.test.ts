import { channel } from 'node:diagnostics_channel'
import { expect, onTestFinished, test, vi } from 'vitest'
import { type ClientEvent, EVENT_CHANNEL, emitEvent } from '../src/events.ts'

const event: ClientEvent = {
  type: 'request',
  service: 's',
  operation: 'o',
  attempt: 1,
  method: 'GET',
  url: 'https://x/y'
}

function subscribe() {
  const heard: unknown[] = []
  const listener = (message: unknown) => heard.push(message)
  channel(EVENT_CHANNEL).subscribe(listener)
  onTestFinished(() => {
    channel(EVENT_CHANNEL).unsubscribe(listener)
  })
  return heard
}

test('makes no event when nobody listens', () => {
  const make = vi.fn(() => event)
  emitEvent(undefined, make)
  expect(make).not.toHaveBeenCalled()
})

test('reaches the listener of the client', () => {
  const onEvent = vi.fn()
  emitEvent(onEvent, () => event)
  expect(onEvent.mock.calls).toEqual([[event]])
})

test('reaches the channel, with and without a listener of the client', () => {
  const heard = subscribe()
  emitEvent(undefined, () => event)
  emitEvent(
    () => {},
    () => event
  )
  expect(heard).toEqual([event, event])
})

test('no listener can change what the next one hears', () => {
  const heard = subscribe()
  emitEvent(
    (given) => {
      ;(given as { url: string }).url = 'changed'
    },
    () => ({ ...event })
  )
  expect(heard).toEqual([event])
})

test('what a listener throws breaks nothing', () => {
  const heard = subscribe()
  emitEvent(
    () => {
      throw new Error('mine')
    },
    () => event
  )
  expect(heard).toEqual([event])
})
