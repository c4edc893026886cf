import { describe, expect, it } from 'vitest'
import { openYouzan } from '../../../support/open-youzan.ts'

describe('the fault rotated-refresh-token', () => {
  it('makes somebody else use the refresh token first: 1004, and it stays dead', async () => {
    const { askToken, sandbox, youzan } = await openYouzan()
    const { refresh_token } = (await askToken()).json.data
    const refresh = () => askToken({ authorize_type: 'refresh_token', refresh_token })
    sandbox.faults.next('rotated-refresh-token')
    expect((await refresh()).json).toMatchObject({ success: false, code: 1004 })
    expect(sandbox.requests().at(-1)?.fault).toBe('rotated-refresh-token')
    expect((await refresh()).json.code).toBe(1004)
    expect(youzan.tokens()[0]?.issued).toBe(3)
    // The application itself is well: silent goes on.
    expect((await askToken()).json.code).toBe(200)
  })

  it('waits for a request with a refresh token', async () => {
    const { askToken, sandbox } = await openYouzan()
    sandbox.faults.next('rotated-refresh-token')
    expect((await askToken()).json.code).toBe(200)
    expect((await askToken({ authorize_type: 'refresh_token', refresh_token: 'kfsandbox00' })).json.code).toBe(1004)
    expect(sandbox.faults.armed()).toHaveLength(1)
  })
})
