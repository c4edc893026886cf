import { ServiceError } from '@kaifang/http-core'
import { initTianyiH5 } from '@kaifang/tianyi-h5'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Sandbox } from '../../src/index.ts'
import { openSandbox } from '../support/open-sandbox.ts'

function connect({ tianyiH5: { baseUrl, appId, appSecret }, clock }: Sandbox) {
  const client = initTianyiH5({ baseUrl, appId, appSecret, clock, retry: false })
  onTestFinished(() => client.close())
  return client
}

describe('the client of Tianyi H5 against the sandbox', () => {
  it('learns who authorized', async () => {
    const sandbox = await openSandbox()
    const { authorizationToken, openId } = sandbox.tianyiH5.authorize({ phoneNumber: '18912345679' })
    const info = await connect(sandbox).authorizeUserInfo({ authorizationToken })
    expect(info).toMatchObject({ openId, phoneNumber: '18912345679', appId: sandbox.tianyiH5.appId })
  })

  it('gets a typed error without secret and number from every fault', async () => {
    const sandbox = await openSandbox()
    const client = connect(sandbox)
    const faults = sandbox.faults
      .list()
      .filter(({ name, services }) => services.includes('tianyi-h5') && name !== 'replay')
    for (const { name } of faults) {
      const { authorizationToken, phoneNumber } = sandbox.tianyiH5.authorize()
      sandbox.faults.next(name, { operation: 'authorizeUserInfo' })
      const timeout = name.startsWith('slow') ? 300 : 10_000
      const error: unknown = await client
        .authorizeUserInfo({ authorizationToken }, { timeout })
        .catch((thrown) => thrown)
      expect(error, name).toSatisfy(ServiceError.isInstance)
      const told = JSON.stringify(error) + String((error as Error).stack)
      for (const hidden of [sandbox.tianyiH5.appSecret, phoneNumber, authorizationToken])
        expect(told).not.toContain(hidden)
      expect(sandbox.requests().at(-1)?.fault).toBe(name)
    }
    expect(faults).toHaveLength(23)
  })
})
