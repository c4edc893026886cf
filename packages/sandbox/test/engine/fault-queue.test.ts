import { describe, expect, it } from 'vitest'
import { createFaultQueue } from '../../src/engine/fault-queue.ts'

const open = () =>
  createFaultQueue(
    [
      { name: 'busy', description: 'busy', services: ['utools', 'tianyi-h5'] },
      { name: 'wrong-plugin', description: 'wrong', services: ['utools'], operations: ['getPaymentRecord'] }
    ],
    [
      { service: 'utools', operation: 'getBaseInfo' },
      { service: 'utools', operation: 'getPaymentRecord' },
      { service: 'tianyi-h5', operation: 'authorizeUserInfo' }
    ]
  )

describe('createFaultQueue', () => {
  it('gives each fault to as many requests as asked, in order', () => {
    const faults = open()
    faults.next('wrong-plugin')
    faults.next('busy', { times: 2 })
    const take = () => faults.take('utools', 'getPaymentRecord')?.name
    expect([take(), take(), take(), take()]).toEqual(['wrong-plugin', 'busy', 'busy', undefined])
  })

  it('waits for the platform and the operation that were named', () => {
    const faults = open()
    faults.next('busy', { service: 'utools', operation: 'getBaseInfo' })
    expect(faults.take('tianyi-h5', 'authorizeUserInfo')).toBeUndefined()
    expect(faults.take('utools', 'getPaymentRecord')).toBeUndefined()
    expect(faults.take('utools', 'getBaseInfo')?.name).toBe('busy')
  })

  it('takes back what could not be played', () => {
    const faults = open()
    faults.next('busy')
    const fault = faults.take('utools', 'getBaseInfo')!
    expect(faults.armed()).toEqual([])
    faults.giveBack(fault)
    expect(faults.armed()).toEqual([{ name: 'busy', options: {}, remaining: 1 }])
    faults.clear()
    expect(faults.armed()).toEqual([])
  })

  it.each<[string, string, object?]>([
    ['there is no fault of that name; there are busy, wrong-plugin', 'bussy'],
    [
      'the fault "wrong-plugin" cannot strike there; it fits utools, getPaymentRecord',
      'wrong-plugin',
      { operation: 'getBaseInfo' }
    ],
    ['the fault "wrong-plugin" cannot strike there', 'wrong-plugin', { service: 'tianyi-h5' }],
    ['"options" has no "time"', 'busy', { time: 1 }],
    ['"times" expected a whole number from 1', 'busy', { times: 0 }],
    ['"status" expected one of 500, 503', 'busy', { status: 502 }],
    ['"delayMs" expected a whole number', 'busy', { delayMs: -1 }],
    ['"bytes" expected a whole number', 'busy', { bytes: 0 }],
    ['"depth" expected a whole number', 'busy', { depth: 0 }],
    ['"retryAfterSeconds" expected a whole number', 'busy', { retryAfterSeconds: 0.5 }],
    ['"location" expected http:// on 127.0.0.1', 'busy', { location: 'http://example.com/' }],
    ['"seconds" expected a whole number', 'busy', { seconds: '1' }]
  ])('says %s', (message, name, options) => {
    expect(() => open().next(name as 'busy', options)).toThrow(message)
  })
})
