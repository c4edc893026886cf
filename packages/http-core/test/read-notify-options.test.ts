import { expect, it } from 'vitest'
import { createMemoryOnceStore } from '../src/memory-once-store.ts'
import { readNotifyOptions } from '../src/read-notify-options.ts'

const right = { handle: () => {}, onError: () => {}, onceStore: createMemoryOnceStore() }

it('takes what a handler needs, and its two times', () => {
  readNotifyOptions('pay.createHandler', right)
  readNotifyOptions('pay.createHandler', { ...right, leaseMs: 1, keepMs: 1 })
})

it.each([
  ['no options', undefined, 'input'],
  ['an unknown option', { ...right, secret: 'x' }, 'secret'],
  ['no work', { ...right, handle: undefined }, 'handle'],
  ['work that is no function', { ...right, handle: {} }, 'handle'],
  ['nobody to tell errors', { ...right, onError: undefined }, 'onError'],
  ['no memory', { ...right, onceStore: undefined }, 'onceStore'],
  ['null as memory', { ...right, onceStore: null }, 'onceStore'],
  ['a Map as memory', { ...right, onceStore: new Map() }, 'onceStore'],
  ['a lease of 0', { ...right, leaseMs: 0 }, 'leaseMs'],
  ['a keeping time in text', { ...right, keepMs: '1' }, 'keepMs']
])('refuses %s', (_what, options, field) => {
  expect(() => readNotifyOptions('pay.createHandler', options as never)).toThrow(
    expect.objectContaining({ field, message: expect.stringContaining('pay.createHandler') })
  )
})

it('takes work by other names, some of which may be left out', () => {
  const { handle, ...rest } = right
  const check = (options: object) => readNotifyOptions('pay.createHandler', options, ['onPayment'], ['onOther'])
  check({ ...rest, onPayment: handle })
  check({ ...rest, onPayment: handle, onOther: handle })
  expect(() => check({ ...rest, onOther: handle })).toThrow('"onPayment" expected a function')
  expect(() => check({ ...rest, onPayment: handle, onOther: 1 })).toThrow('"onOther" expected a function')
  expect(() => check({ ...rest, onPayment: handle, handle })).toThrow('"handle"')
})
