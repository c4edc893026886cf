import { describe, expect, it } from 'vitest'
import { openSandbox } from '../../support/open-sandbox.ts'

describe('the played Tianyi H5', () => {
  it.each([
    ['POST', '/platform/auth/api/open/code2Session'],
    ['GET', '/platform/auth/api/open/getUserInfo'],
    ['GET', '/platform/auth/api/open/getECloudToken'],
    ['GET', '/platform/h5auth/api/open/getJsTicket']
  ])('answers 501 to %s %s, naming what it plays', async (method, path) => {
    const { tianyiH5 } = await openSandbox()
    const response = await fetch(`${tianyiH5.baseUrl}${path}`, { method })
    expect([response.status, await response.json()]).toEqual([
      501,
      {
        code: 501,
        msg: expect.stringMatching(
          `^${method} ${path} is not simulated \\(.*\\)\\. Simulated here: GET /platform/h5auth/api/open/oauth2/authorizeUserInfo\\.$`
        ),
        data: null
      }
    ])
  })

  it('refuses in its own envelope when it is busy', async () => {
    const sandbox = await openSandbox()
    sandbox.faults.next('busy', { service: 'tianyi-h5' })
    const response = await fetch(`${sandbox.tianyiH5.baseUrl}/platform/h5auth/api/open/oauth2/authorizeUserInfo`)
    expect([response.status, await response.json()]).toEqual([
      503,
      { code: 503, msg: 'Service Unavailable', data: null }
    ])
  })
})
