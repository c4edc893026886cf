import { describe, expect, it } from 'vitest'
import { callTianyi } from '../../support/call-tianyi.ts'
import { openSandbox } from '../../support/open-sandbox.ts'

const open = async (options = {}) => {
  const sandbox = await openSandbox(options)
  const { authorizationToken } = sandbox.tianyiH5.authorize()
  const call = (change = {}) => callTianyi(sandbox, { authorizationToken, ...change })
  return { sandbox, call }
}

describe('the signed headers of Tianyi H5', () => {
  it.each(['X-H5', 'X-H5App'] as const)('are taken as %s-…', async (family) => {
    const { call } = await open()
    expect((await call({ family })).code).toBe(0)
  })

  it('are required', async () => {
    const { call, sandbox } = await open()
    expect(await call({ headers: {} })).toMatchObject({ status: 200, code: 1002, data: null })
    expect(sandbox.requests()[0]?.explanation?.summary).toContain('missing: X-H5-ID, X-H5-Timestamp, X-H5-Signature')
  })

  it('may be missing, if told so, but not wrong', async () => {
    const { call, sandbox } = await open({ tianyiH5: { requireSignature: false } })
    expect((await call({ sign: () => 'X' })).code).toBe(1005)
    expect((await call({ headers: { 'X-H5-ID': sandbox.tianyiH5.appId } })).code).toBe(1002)
    expect((await call({ headers: {} })).code).toBe(0)
  })

  it('name an application that is there', async () => {
    const { call } = await open()
    const headers = { 'X-H5-ID': 'ffffffff', 'X-H5-Timestamp': '1', 'X-H5-Signature': 'X' }
    expect((await call({ headers })).code).toBe(1003)
  })

  it('carry milliseconds, at most 10 minutes off', async () => {
    const { call, sandbox } = await open()
    const now = sandbox.clock.now()
    expect((await call({ timestamp: 'now' })).code).toBe(1001)
    expect((await call({ timestamp: String(now + 600_001) })).code).toBe(1004)
    expect(sandbox.requests().at(-1)?.explanation).toMatchObject({ skewSeconds: 600.001 })
    expect((await call({ timestamp: String(now / 1000) })).code).toBe(1004)
    expect(sandbox.requests().at(-1)?.explanation?.likelyCause).toContain('the timestamp is in seconds')
    expect((await call({ timestamp: String(now - 600_000) })).code).toBe(0)
  })

  it('are explained when the signature is wrong, not to the client', async () => {
    const { call, sandbox } = await open()
    expect(await call({ sign: (text: string) => text })).toEqual({
      status: 200,
      type: 'application/json;charset=UTF-8',
      code: 1005,
      msg: '签名错误',
      data: null
    })
    expect(sandbox.requests()[0]?.explanation?.stringToSign).toMatch(/^X-H5-ID=/)
  })
})
