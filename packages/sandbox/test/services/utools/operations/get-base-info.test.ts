import { describe, expect, it } from 'vitest'
import { callUtools, signSample } from '../../../support/call-utools.ts'
import { openSandbox } from '../../../support/open-sandbox.ts'

describe('GET /baseinfo', () => {
  it('answers the user, signed', async () => {
    const sandbox = await openSandbox()
    const { accessToken, openId } = sandbox.utools.login({ nickname: '*~ +&=%😀é', member: true, avatar: '' })
    const reply = await callUtools(sandbox, { path: '/baseinfo', params: { access_token: accessToken } })
    expect(reply.status).toBe(200)
    expect(reply.headers.get('content-type')).toBe('application/json')
    const { resource, sign } = reply.json()
    expect(resource).toEqual({
      avatar: '',
      member: 1,
      nickname: '*~ +&=%😀é',
      open_id: openId,
      timestamp: sandbox.clock.now() / 1000
    })
    expect(sign).toBe(signSample(resource, sandbox.utools.secret))
  })

  it('gives one user the same open_id for each of his tokens', async () => {
    const sandbox = await openSandbox()
    const { openId } = sandbox.utools.createUser()
    const { accessToken } = sandbox.utools.login({ openId })
    const reply = await callUtools(sandbox, { path: '/baseinfo', params: { access_token: accessToken } })
    expect(reply.json().resource.open_id).toBe(openId)
  })

  it('refuses a token after two hours of virtual time', async () => {
    const sandbox = await openSandbox()
    const { accessToken } = sandbox.utools.login()
    await sandbox.clock.advance('2h')
    const reply = await callUtools(sandbox, { path: '/baseinfo', params: { access_token: accessToken } })
    expect([reply.status, reply.json()]).toEqual([403, { message: 'Forbidden.' }])
    expect(sandbox.requests().at(-1)?.explanation?.summary).toBe(
      'the access_token expired 0 seconds ago (it lives 2 hours)'
    )
  })
})
