import { EventEmitter } from 'node:events'
import { expect, it } from 'vitest'
import { onInterrupt, type SignalHost } from '../../src/command/on-interrupt.ts'

/** A process that notes what is done to it. */
function createHost(): SignalHost & { readonly emitter: EventEmitter; readonly events: string[] } {
  const emitter = new EventEmitter()
  const events: string[] = []
  return {
    emitter,
    events,
    pid: 7,
    on: (signal, listener) => emitter.on(signal, listener),
    off: (signal, listener) => emitter.off(signal, listener),
    kill: (pid, signal) => events.push(`kill ${pid} ${signal}, ${emitter.listenerCount(signal)} listen`)
  }
}

it.each(['SIGINT', 'SIGTERM', 'SIGHUP'])('cleans up once, and ends by the same signal: %s', (signal) => {
  const host = createHost()
  onInterrupt(host, () => host.events.push('clean'))
  host.emitter.emit(signal, signal)
  expect(host.events).toEqual(['clean', `kill 7 ${signal}, 0 listen`])
  expect(host.emitter.eventNames()).toEqual([])
})

it('is taken back', () => {
  const host = createHost()
  onInterrupt(host, () => host.events.push('clean'))()
  expect(host.emitter.eventNames()).toEqual([])
})
