import { describe, expect, it } from 'vitest'
import type { FaultName, FaultOptions } from '../../../src/index.ts'
import { xxteaReference } from '../../../src/services/tianyi-h5/xxtea-reference.ts'
import { callTianyi } from '../../support/call-tianyi.ts'
import { openSandbox } from '../../support/open-sandbox.ts'

/** The record under a fault; `undefined` when it can't be opened. */
async function record(fault: FaultName, options: FaultOptions = {}) {
  const sandbox = await openSandbox()
  const { authorizationToken, ...user } = sandbox.tianyiH5.authorize()
  sandbox.faults.next(fault, options)
  const reply = await callTianyi(sandbox, { authorizationToken })
  const key = Buffer.from(sandbox.tianyiH5.appSecret)
  const plain = xxteaReference.decrypt(Buffer.from(reply.data!.encryptedData, 'hex'), key)
  return { plain: plain && JSON.parse(plain.toString()), user, sandbox }
}

describe('faults of Tianyi H5', () => {
  it('wrong-app: another application', async () => {
    const { plain, user, sandbox } = await record('wrong-app')
    expect(plain).toMatchObject({ openId: user.openId, appId: expect.stringMatching(/^[0-9a-f]{8}$/) })
    expect(plain.appId).not.toBe(sandbox.tianyiH5.appId)
  })

  it('tampered-ciphertext: cannot be opened', async () => {
    expect((await record('tampered-ciphertext')).plain).toBeUndefined()
  })

  it.each([
    ['stale-record', -60_000],
    ['future-record', 60_000]
  ] as const)('%s: the time is %d ms off', async (fault, milliseconds) => {
    const { plain, sandbox } = await record(fault, { seconds: 60 })
    expect(plain.timestamp - sandbox.clock.now()).toBe(milliseconds)
  })

  it('bad-phone: a number that is none, or whatever is given', async () => {
    expect((await record('bad-phone')).plain.phoneNumber).toBe('12345')
    expect((await record('bad-phone', { value: 18912345679 })).plain.phoneNumber).toBe(18912345679)
  })
})
