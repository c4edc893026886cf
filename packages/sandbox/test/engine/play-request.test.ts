import { describe, expect, it } from 'vitest'
import { echoService, playEcho } from '../support/play-echo.ts'

describe('playRequest', () => {
  it('answers and logs', async () => {
    const { post, namespace } = await playEcho()
    expect(await (await post('?a=1', '年')).json()).toEqual({ count: 1, data: { text: '年' } })
    expect(namespace.log.list()).toEqual([
      {
        id: 1,
        at: 1000,
        service: 'utools',
        operation: 'echo',
        method: 'POST',
        url: '/echo?a=1',
        headers: expect.objectContaining({ 'content-type': 'text/plain;charset=UTF-8' }),
        body: '年',
        status: 200,
        fault: undefined,
        explanation: undefined
      }
    ])
  })

  it('answers 501 to an absent operation and to an unknown path', async () => {
    const { origin } = await playEcho()
    const ask = async (path: string) => (await fetch(`${origin}${path}`)).json()
    expect(await ask('/gone')).toEqual({
      refused: 'GET /gone is not simulated (answers 501). Simulated here: POST /echo.'
    })
    expect(await ask('/x')).toEqual({ refused: 'GET /x is not simulated. Simulated here: POST /echo.' })
  })

  it('takes the operation that the platform names where several share a path', async () => {
    const rows = ['first', 'second'].map((operation) => ({ ...echoService.operations[0]!, operation }))
    const { post, namespace } = await playEcho({
      ...echoService,
      operations: rows,
      // Each shares its path, and the request tells them apart.
      route: (_path, { query, body }) => (query === 'by-body' ? body.toString() : query)
    })
    for (const [query, body] of [
      ['?second', ''],
      ['?by-body', 'second'],
      ['?neither', '']
    ])
      await post(query, body)
    expect(namespace.log.list().map(({ operation }) => operation)).toEqual(['second', 'second', 'first'])
  })

  it('answers 500 when the platform itself fails, and says so in the log only', async () => {
    const { post, namespace } = await playEcho()
    const response = await post('?fail')
    expect([response.status, await response.json()]).toEqual([500, { refused: 'Server Error' }])
    expect(namespace.log.list()[0]?.explanation?.summary).toBe('the sandbox itself failed: a defect')
  })

  it('does not ask the platform under a fault that strikes before it', async () => {
    const { post, namespace } = await playEcho()
    namespace.faults.next('html-502')
    await post()
    expect(await (await post()).json()).toMatchObject({ count: 1 })
  })

  it('keeps a fault that needs a granted answer until there is one', async () => {
    const { post, namespace } = await playEcho()
    namespace.faults.next('truncated-json')
    expect(await (await post('?refuse')).json()).toEqual({ refused: 'no' })
    expect((await (await post()).text()).length).toBeLessThan(20)
    expect(namespace.log.list().map(({ fault }) => fault)).toEqual([undefined, 'truncated-json'])
  })

  it('lets a platform answer in its own words to a known path with the wrong method', async () => {
    const refuseMethod = (expected: string) => ({ ...echoService.refuse(405, `${expected} only`), granted: false })
    const { origin, namespace } = await playEcho({ ...echoService, refuseMethod })
    const ask = async (path: string) => (await fetch(`${origin}${path}`)).json()
    expect(await ask('/echo')).toEqual({ refused: 'POST only' })
    expect(namespace.log.list()[0]).toMatchObject({ operation: undefined, status: 405 })
    expect(await ask('/x')).toMatchObject({ refused: expect.stringContaining('is not simulated') })
    const post = await fetch(`${origin}/gone`, { method: 'POST' })
    expect(await post.json()).toMatchObject({ refused: expect.stringContaining('is not simulated') })
  })

  it('lets a platform name the operation of a path that no row lists', async () => {
    const route = (path: string) => (path.startsWith('/other/') ? 'echo' : undefined)
    const { origin, namespace } = await playEcho({ ...echoService, route })
    const post = async (path: string) => (await fetch(`${origin}${path}`, { method: 'POST', body: 'a' })).json()
    expect(await post('/other/form')).toMatchObject({ data: { text: 'a' } })
    expect(namespace.log.list()[0]).toMatchObject({ operation: 'echo', url: '/other/form' })
    expect(await post('/x')).toMatchObject({ refused: expect.stringContaining('is not simulated') })
  })

  it('takes bodies as large as the platform does', async () => {
    const { post } = await playEcho({ ...echoService, bodyLimit: 2_000_000 })
    expect((await post('', 'x'.repeat(1_900_000))).status).toBe(200)
    const large = await post('', 'x'.repeat(2_000_001))
    expect([large.status, await large.json()]).toEqual([413, { refused: 'Payload Too Large' }])
  })

  it('waits for an answer that takes its time, and for one that fails', async () => {
    const start: typeof echoService.start = (context) => {
      const running = echoService.start(context)
      const answer: typeof running.answer = async (request, fault) => {
        await new Promise((resolve) => setImmediate(resolve))
        return running.answer(request, fault)
      }
      return { ...running, answer }
    }
    const { post, read } = await playEcho({ ...echoService, start })
    expect(await read('', 'a')).toEqual({ count: 1, data: { text: 'a' } })
    expect((await post('?fail')).status).toBe(500)
  })

  it('replays the last good answer, once there was one', async () => {
    const { read, namespace } = await playEcho()
    namespace.faults.next('replay')
    const texts = []
    for (const body of ['first', 'second', 'third']) texts.push((await read('', body)).data.text)
    expect(texts).toEqual(['first', 'first', 'third'])
  })
})
