import { describe, expect, it } from 'vitest'
import { playEcho } from '../support/play-echo.ts'

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

  it('replays the last good answer, once there was one', async () => {
    const { read, namespace } = await playEcho()
    namespace.faults.next('replay')
    const texts = []
    for (const body of ['first', 'second', 'third']) texts.push((await read('', body)).data.text)
    expect(texts).toEqual(['first', 'first', 'third'])
  })
})
