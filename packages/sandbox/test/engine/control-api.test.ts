import { request } from 'node:http'
import { describe, expect, it } from 'vitest'
import { callUtools } from '../support/call-utools.ts'
import { openSandbox } from '../support/open-sandbox.ts'

const post = (url: string, body: string, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
  fetch(url, { method: 'POST', headers, body })

describe('the control API', () => {
  it('lists its endpoints', async () => {
    const { url } = await openSandbox()
    const { endpoints } = (await (await fetch(`${url}/_sandbox`)).json()) as {
      endpoints: { method: string; path: string }[]
    }
    const paths = endpoints.map(({ method, path }) => `${method} ${path}`)
    expect(paths).toContain('POST /_sandbox/clock/advance')
    expect(paths).toContain('POST /_sandbox/utools/pay')
    expect(paths).toContain('POST /_sandbox/tianyi-h5/authorize')
  })

  it('gives addresses and credentials', async () => {
    const sandbox = await openSandbox()
    expect(await (await fetch(`${sandbox.url}/_sandbox/info`)).json()).toMatchObject({
      name: 'default',
      seed: 'test',
      control: `${sandbox.url}/_sandbox`,
      services: {
        utools: { baseUrl: sandbox.utools.baseUrl, secret: sandbox.utools.secret },
        'tianyi-h5': { appSecret: sandbox.tianyiH5.appSecret }
      }
    })
  })

  it('mirrors coverage, log and clock', async () => {
    const sandbox = await openSandbox()
    await callUtools(sandbox, { path: '/baseinfo' })
    const read = async (path: string) => (await fetch(`${sandbox.url}/_sandbox/${path}`)).json()
    expect(await read('coverage')).toEqual(sandbox.coverage())
    expect(await read('requests')).toMatchObject([{ id: 1, explanation: { summary: expect.any(String) } }])
    expect(await read('requests?operation=createGoods')).toEqual([])
    expect(await read('clock')).toEqual({ now: sandbox.clock.now() })
    const advanced = await post(`${sandbox.url}/_sandbox/clock/advance`, '{"by":"2h"}')
    expect(await advanced.json()).toEqual({ now: sandbox.clock.now() })
  })

  it('arms faults, disarms them, and resets', async () => {
    const sandbox = await openSandbox()
    const armed = await post(`${sandbox.url}/_sandbox/faults/next`, '{"name":"busy","times":2}')
    expect(await armed.json()).toEqual([{ name: 'busy', options: { times: 2 }, remaining: 2 }])
    expect(await (await fetch(`${sandbox.url}/_sandbox/faults`)).json()).toMatchObject({ armed: [{ name: 'busy' }] })
    await post(`${sandbox.url}/_sandbox/faults/clear`, '')
    expect(sandbox.faults.armed()).toEqual([])
    sandbox.utools.login()
    await sandbox.clock.advance('1d')
    await post(`${sandbox.url}/_sandbox/reset`, '{}')
    expect(sandbox.clock.now()).toBe(Date.UTC(2026, 0, 2, 3, 4, 5))
  })

  it('opens namespaces, and only when asked to', async () => {
    const sandbox = await openSandbox()
    const missing = await fetch(`${sandbox.url}/ns/other/_sandbox/info`)
    expect([missing.status, await missing.json()]).toEqual([
      404,
      { error: { code: 'ERR_SANDBOX_NOT_FOUND', message: expect.stringContaining('POST /_sandbox/namespaces') } }
    ])
    const opened = await post(`${sandbox.url}/_sandbox/namespaces`, '{"name":"other"}')
    const other = sandbox.namespace('other')
    expect(await opened.json()).toMatchObject({ name: 'other', services: { utools: { secret: other.utools.secret } } })
    expect(await (await fetch(`${other.url}/_sandbox/info`)).json()).toMatchObject({ name: 'other' })
    expect(await (await fetch(`${sandbox.url}/_sandbox/namespaces`)).json()).toEqual([
      { name: 'default', url: sandbox.url },
      { name: 'other', url: other.url }
    ])
  })

  it.each([
    ['GET', '/_sandbox/nothing'],
    ['GET', '/_sandbox/utools/pay'],
    ['POST', '/_sandbox/wechat/login'],
    ['GET', '/ns/default/wechat/login'],
    ['GET', '/elsewhere']
  ])('answers 501 to %s %s', async (method, path) => {
    const { url } = await openSandbox()
    const response = await fetch(`${url}${path}`, { method, headers: { 'content-type': 'application/json' } })
    expect([response.status, await response.json()]).toEqual([
      501,
      {
        error: {
          code: 'ERR_SANDBOX_NOT_FOUND',
          message: expect.stringMatching(`^${method} ${path} is not there; GET `)
        }
      }
    ])
  })

  it.each([
    ['clock/advance', '{"by":"soon"}', 400, 'ERR_SANDBOX_INPUT'],
    ['utools/set-notify-url', '{"url":"http://example.com/"}', 400, 'ERR_SANDBOX_NOT_LOOPBACK'],
    ['utools/pay', '{"orderId":"x"}', 404, 'ERR_SANDBOX_NOT_FOUND'],
    ['faults/next', '{"name":"x"}', 404, 'ERR_SANDBOX_NOT_FOUND'],
    ['reset', '[]', 400, 'ERR_SANDBOX_INPUT'],
    ['reset', '{', 400, 'ERR_SANDBOX_INPUT'],
    ['utools/release', '{"orderIds":7}', 500, 'ERR_SANDBOX_STATE'],
    ['reset', `"${'x'.repeat(1024 * 1024)}"`, 413, 'ERR_SANDBOX_INPUT']
  ])('refuses %s with %.40s', async (path, body, status, code) => {
    const { url } = await openSandbox()
    const response = await post(`${url}/_sandbox/${path}`, body)
    expect([response.status, await response.json()]).toMatchObject([status, { error: { code } }])
  })

  it('keeps web pages away', async () => {
    const { url } = await openSandbox()
    expect((await post(`${url}/_sandbox/reset`, '{}', { 'content-type': 'text/plain' })).status).toBe(415)
    const rebound = await new Promise<number | undefined>((resolve, reject) => {
      const outgoing = request(`${url}/_sandbox/info`, { headers: { host: 'evil.example' } }, (response) => {
        response.resume()
        resolve(response.statusCode)
      })
      outgoing.on('error', reject).end()
    })
    expect(rebound).toBe(403)
  })
})
