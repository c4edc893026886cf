import { describe, expect, it } from 'vitest'
import { createOutbox } from '../../src/engine/outbox.ts'
import { createVirtualClock } from '../../src/engine/virtual-clock.ts'
import { openReceiver } from '../support/open-receiver.ts'

const open = async (answer?: Parameters<typeof openReceiver>[0]) => {
  const receiver = await openReceiver(answer)
  const clock = createVirtualClock(0, true)
  const settings = { url: new URL(receiver.url) as URL | undefined }
  const outbox = createOutbox(clock, {
    delaysMs: () => [10, 20],
    timeoutMs: () => 5000,
    url: () => settings.url,
    isAccepted: (_, body) => body === 'SUCCESS'
  })
  const source = (key: string) => ({ key, build: (at: number) => ({ body: `${key} at ${at}` }) })
  return { receiver, clock, settings, outbox, source }
}
const bodies = (receiver: Awaited<ReturnType<typeof openReceiver>>) => receiver.received.map(({ body }) => body)

describe('createOutbox', () => {
  it('delivers nothing without an address', async () => {
    const { outbox, settings, source } = await open()
    settings.url = undefined
    expect(await outbox.post(source('a'))).toBeUndefined()
    expect(outbox.list()).toEqual([])
  })

  it('gives a message up when the address is taken away', async () => {
    const { outbox, settings, source, clock } = await open((response) => response.end('no'))
    await outbox.post(source('a'))
    settings.url = undefined
    await clock.advance(10)
    expect(outbox.list()).toMatchObject([{ state: 'given up', attempts: [{ attempt: 1 }] }])
  })

  it('keeps the headers of an attempt, where the platform signs in them', async () => {
    const { outbox, receiver } = await open()
    await outbox.post({ key: 'a', build: () => ({ body: 'x', headers: { 'Event-Sign': 'abc' } }) })
    expect(receiver.received[0]?.headers).toMatchObject({ 'event-sign': 'abc' })
    expect(outbox.list()).toMatchObject([{ attempts: [{ requestHeaders: { 'Event-Sign': 'abc' } }] }])
  })

  it('makes the text of each attempt anew', async () => {
    const { outbox, source, clock, receiver } = await open((response) => response.end('no'))
    await outbox.post(source('a'))
    await clock.advance(100)
    expect(bodies(receiver)).toEqual(['a at 0', 'a at 10', 'a at 30'])
    expect(outbox.list()).toMatchObject([{ state: 'given up', nextAt: undefined }])
  })

  it('adds to the query of the address', async () => {
    const { outbox, settings } = await open()
    const send = async (address: string) => {
      settings.url = new URL(address)
      const source = { key: address, build: () => ({ body: 'x', query: 'sign=a%20b' }) }
      return (await outbox.send(source, 'by hand'))?.url
    }
    expect(await send('http://127.0.0.1:1/a')).toBe('http://127.0.0.1:1/a?sign=a%20b')
    expect(await send('http://127.0.0.1:1/a?tenant=1')).toBe('http://127.0.0.1:1/a?tenant=1&sign=a%20b')
  })

  it('shows what is planned', async () => {
    const { outbox, source } = await open((response) => response.end('no'))
    await outbox.post(source('a'))
    expect(outbox.list()).toMatchObject([{ key: 'a', state: 'waiting', nextAt: 10, attempts: [{ nextAt: 10 }] }])
  })

  it('stops the schedule when a resent message is accepted, not when one by hand is', async () => {
    const { outbox, source, clock, receiver } = await open((response, count) =>
      response.end(count === 1 ? 'no' : 'SUCCESS')
    )
    await outbox.post(source('a'))
    await outbox.send(source('a'), 'by hand')
    expect(outbox.list()[0]?.state).toBe('waiting')
    await outbox.send(source('a'), 'resent')
    await clock.advance(100)
    expect([outbox.list()[0]?.state, receiver.received.length]).toEqual(['delivered', 3])
  })

  it('lets go of a held message that was resent with success', async () => {
    const { outbox, source, receiver } = await open()
    outbox.hold()
    await outbox.post(source('a'))
    await outbox.send(source('a'), 'resent')
    expect(await outbox.release(undefined)).toEqual([])
    expect(receiver.received).toHaveLength(1)
  })

  it('releases nothing for messages that are not held', async () => {
    const { outbox } = await open()
    expect(await outbox.release(['x'])).toEqual([])
  })

  it('sends many at once without a warning of a leak', async () => {
    const { outbox, source } = await open()
    const warnings: string[] = []
    const onWarning = (warning: Error) => warnings.push(warning.name)
    process.on('warning', onWarning)
    await Promise.all(Array.from({ length: 20 }, () => outbox.send(source('a'), 'by hand')))
    process.off('warning', onWarning)
    expect(warnings).toEqual([])
  })

  it('loses only what it was told to lose', async () => {
    const { outbox, source, receiver } = await open()
    outbox.lose({ key: 'b', lose: 'request', remaining: 1 })
    for (const key of ['a', 'b', 'b']) await outbox.send(source(key), 'by hand')
    expect(bodies(receiver)).toEqual(['a at 0', 'b at 0'])
  })

  it('ends what is under way when it is closed, and plans nothing more', async () => {
    const { outbox, source, clock, receiver } = await open((response, count) =>
      count === 1 ? outbox.close() : response.end('no')
    )
    expect(await outbox.post(source('a'))).toMatchObject({ accepted: false, error: 'The operation was aborted' })
    await clock.advance(100)
    expect(receiver.received).toHaveLength(1)
  })
})
