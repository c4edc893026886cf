import { describe, expect, it } from 'vitest'
import { createRequestLog } from '../../src/engine/request-log.ts'

const entry = (operation: string) => ({
  at: 0,
  service: 'utools' as const,
  operation,
  method: 'GET',
  url: '/',
  headers: {},
  body: ''
})

describe('createRequestLog', () => {
  it('keeps the last entries and their numbers', () => {
    const log = createRequestLog(3)
    for (let count = 0; count < 100; count++) log.add(entry('a'))
    expect(log.list().map(({ id }) => id)).toEqual([98, 99, 100])
  })

  it('filters by platform and operation', () => {
    const log = createRequestLog(10)
    for (const name of ['a', 'b', 'a']) log.add(entry(name))
    expect(log.list({ operation: 'a' }).map(({ id }) => id)).toEqual([1, 3])
    expect(log.list({ service: 'tianyi-h5' })).toEqual([])
    expect(log.list({ service: 'utools', operation: 'b' })).toHaveLength(1)
  })

  it('begins anew when it is cleared', () => {
    const log = createRequestLog(10)
    log.add(entry('a'))
    log.clear()
    log.add(entry('b'))
    expect(log.list()).toMatchObject([{ id: 1, operation: 'b' }])
  })
})
