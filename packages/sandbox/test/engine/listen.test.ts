import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { describe, expect, it, onTestFinished } from 'vitest'
import { listenOnLoopback } from '../../src/engine/listen.ts'

const open = async (port = 0) => {
  const server = await listenOnLoopback(port, (_, response) => response.end('here'))
  onTestFinished(() => server.close())
  return server
}

describe('listenOnLoopback', () => {
  it('answers on 127.0.0.1', async () => {
    const { origin } = await open()
    expect(await (await fetch(origin)).text()).toBe('here')
  })

  it('says that a port is taken', async () => {
    const { origin } = await open()
    const port = Number(new URL(origin).port)
    await expect(open(port)).rejects.toThrow(`port ${port} is in use; leave it out for a free one`)
  })

  const outside = Object.values(networkInterfaces())
    .flat()
    .find((entry) => entry?.family === 'IPv4' && !entry.internal)
  it.skipIf(outside === undefined)('does not listen on other interfaces', async () => {
    const { origin } = await open()
    const refused = new Promise((resolve) => {
      connect(Number(new URL(origin).port), outside!.address)
        .on('error', resolve)
        .on('connect', () => resolve('connected'))
    })
    expect(await refused).toMatchObject({ code: 'ECONNREFUSED' })
  })

  it('frees the port', async () => {
    const { origin, close } = await open()
    await close()
    await expect(fetch(origin)).rejects.toThrow('fetch failed')
  })
})
