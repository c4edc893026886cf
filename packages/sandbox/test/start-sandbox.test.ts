import { describe, expect, it } from 'vitest'
import { startSandbox } from '../src/index.ts'
import { callTianyi } from './support/call-tianyi.ts'
import { callUtools } from './support/call-utools.ts'
import { openSandbox } from './support/open-sandbox.ts'
import { exitCode, firstLine, runSource } from './support/run-source.ts'

describe('startSandbox', () => {
  it('is frozen, on loopback, and runs with the real time by default', async () => {
    const sandbox = await openSandbox({ startTime: undefined, frozen: false })
    expect(Object.isFrozen(sandbox)).toBe(true)
    expect(new URL(sandbox.url).hostname).toBe('127.0.0.1')
    expect(Math.abs(sandbox.clock.now() - Date.now())).toBeLessThan(60_000)
  })

  it('tells its seed, so that a run can be repeated', async () => {
    const first = await openSandbox({ seed: undefined })
    const again = await openSandbox({ seed: first.seed })
    expect(first.seed).toMatch(/^[0-9a-f]{16}$/)
    expect(again.utools.secret).toBe(first.utools.secret)
  })

  it.each<[string, object]>([
    [
      '"options" has no "ports"; it has port, seed, startTime, frozen, logLimit, utools, tianyiH5, weixin, youzan, weixinPay, alipay',
      { ports: 1 }
    ],
    ['"port" expected a whole number from 0 to 65535, got the number 65536', { port: 65536 }],
    ['"seed" expected text of 1 to 200 characters, got text of 0 characters', { seed: '' }],
    ['"seed" expected a whole number from 0', { seed: 0.5 }],
    ['"startTime" expected a whole number', { startTime: '2026' }],
    ['"frozen" expected true or false', { frozen: 1 }],
    ['"logLimit" expected a whole number from 1', { logLimit: 0 }],
    ['"utools settings" has no "x"', { utools: { x: 1 } }],
    ['"weixin settings" has no "x"', { weixin: { x: 1 } }],
    ['"tianyiH5 settings" expected an object, got text of 1 characters', { tianyiH5: 'x' }]
  ])('says %s', async (message, options) => {
    await expect(startSandbox(options)).rejects.toThrow(message)
  })
})

describe('determinism', () => {
  const story = async (options: object) => {
    const sandbox = await openSandbox(options)
    const tell = () => {
      const { utools, tianyiH5, weixin } = sandbox
      const login = utools.login()
      const { goodsId } = utools.createGoods({ title: 'x', totalFee: 1 })
      const order = utools.createOrder({ goodsId, outOrderId: 'order-1', accessToken: login.accessToken })
      return [
        utools.pluginId,
        utools.secret,
        login,
        order,
        tianyiH5.appId,
        tianyiH5.appSecret,
        tianyiH5.authorize(),
        weixin.appId,
        weixin.secret,
        weixin.messagePush,
        weixin.login()
      ]
    }
    const first = tell()
    sandbox.reset()
    return { first, second: tell() }
  }

  it('gives the same for the same seed, and again after reset', async () => {
    const [left, right] = [await story({ seed: 7 }), await story({ seed: '7' })]
    expect(right).toEqual(left)
    expect(left.second).toEqual(left.first)
  })

  it('gives other values for another seed', async () => {
    const [left, right] = [await story({ seed: 'a' }), await story({ seed: 'b' })]
    expect(left.first[1]).not.toBe(right.first[1])
  })
})

describe('namespaces', () => {
  it('share nothing but the port', async () => {
    const sandbox = await openSandbox()
    const other = sandbox.namespace('other')
    expect(sandbox.namespace('other')).toBe(other)
    expect(other.namespace('default')).toBe(sandbox)
    expect(other.utools.secret).not.toBe(sandbox.utools.secret)
    expect(other.url).toBe(`${sandbox.url}/ns/other`)

    const { accessToken } = sandbox.utools.login()
    const params = { access_token: accessToken }
    expect((await callUtools(sandbox, { path: '/baseinfo', params })).status).toBe(200)
    expect((await callUtools(other, { path: '/baseinfo', params })).status).toBe(401)
    other.faults.next('html-502')
    await other.clock.advance('1h')
    const { authorizationToken } = sandbox.tianyiH5.authorize()
    expect((await callTianyi(sandbox, { authorizationToken })).code).toBe(0)
    expect(sandbox.requests().map(({ status }) => status)).toEqual([200, 200])
    expect(other.requests().map(({ status }) => status)).toEqual([401])
    other.reset()
    expect(sandbox.requests()).toHaveLength(2)
  })

  it('end one by one, and come back as new', async () => {
    const sandbox = await openSandbox()
    const other = sandbox.namespace('other')
    other.utools.login()
    await other.close()
    expect((await fetch(`${other.utools.baseUrl}/baseinfo`)).status).toBe(501)
    expect(sandbox.namespace('other')).not.toBe(other)
    expect((await fetch(sandbox.url)).status).toBe(200)
  })

  it.each(['', 'a/b', 'ü', 'x'.repeat(65)])('refuse the name %j', async (name) => {
    const sandbox = await openSandbox()
    expect(() => sandbox.namespace(name)).toThrow('"name" expected')
  })
})

describe('close', () => {
  it('lets nothing be opened afterwards', async () => {
    const sandbox = await openSandbox()
    await sandbox.close()
    expect(() => sandbox.namespace('late')).toThrow('the sandbox is closed')
    await expect(fetch(sandbox.url)).rejects.toThrow('fetch failed')
  })

  it('leaves no timer, socket or server behind', async () => {
    const child = runSource(new URL('./support/leave-nothing.ts', import.meta.url))
    const ended = exitCode(child)
    expect(await firstLine(child)).toBe('[]')
    expect(await ended).toBe(0)
  })
})
