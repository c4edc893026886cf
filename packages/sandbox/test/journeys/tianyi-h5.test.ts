import { ServiceError } from '@kaifang/http-core'
import { initTianyiH5, type TianyiH5, type TianyiH5Settings } from '@kaifang/tianyi-h5'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { FaultName, Sandbox, SandboxOptions } from '../../src/index.ts'
import { openSandbox } from '../support/open-sandbox.ts'
import { type AttackSection, describeFault, noteIfPassed, writeAttackPage } from './attack-table.ts'

interface Site {
  readonly sandbox: Sandbox
  readonly tianyi: TianyiH5
}

/** A sandbox and a client of its application; both end with the test. */
async function openSite(options: SandboxOptions = {}, settings: Partial<TianyiH5Settings> = {}): Promise<Site> {
  const sandbox = await openSandbox(options)
  const { baseUrl, appId, appSecret } = sandbox.tianyiH5
  const tianyi = initTianyiH5({ baseUrl, appId, appSecret, clock: sandbox.clock, retry: false, ...settings })
  onTestFinished(() => tianyi.close())
  return { sandbox, tianyi }
}

describe('a user who grants access', () => {
  it('is known to the server, with the number that was granted', async () => {
    const { sandbox, tianyi } = await openSite()
    const { authorizationToken, openId } = sandbox.tianyiH5.authorize({ phoneNumber: '18912345679' })
    expect(await tianyi.authorizeUserInfo({ authorizationToken })).toMatchObject({
      errCode: 0,
      openId,
      phoneNumber: '18912345679',
      appId: sandbox.tianyiH5.appId,
      timestamp: sandbox.clock.now()
    })
    expect(sandbox.requests()).toMatchObject([{ status: 200, operation: 'authorizeUserInfo' }])
    expect(sandbox.requests()[0]?.explanation).toBeUndefined()
  })

  it('has the same id at the second visit, and another user another one', async () => {
    const { sandbox, tianyi } = await openSite()
    const visit = async (phoneNumber: string) =>
      (await tianyi.authorizeUserInfo(grantAccess(sandbox, phoneNumber))).openId
    const [first, second, other] = [await visit('18912345679'), await visit('18912345679'), await visit('18912345670')]
    expect(first).toBe(second)
    expect(other).not.toBe(first)
  })

  it('is known with the headers of a mini program too', async () => {
    const { sandbox, tianyi } = await openSite({}, { headerPrefix: 'X-H5App-' })
    expect(await tianyi.authorizeUserInfo(grantAccess(sandbox, '18912345679'))).toMatchObject({ errCode: 0 })
    expect(Object.keys(sandbox.requests()[0]?.headers ?? {})).toContain('x-h5app-signature')
  })

  it('is known without an application id where the platform asks for no signature', async () => {
    const { sandbox } = await openSite({ tianyiH5: { requireSignature: false } })
    const { baseUrl, appSecret } = sandbox.tianyiH5
    const tianyi = initTianyiH5({ baseUrl, appSecret, clock: sandbox.clock })
    onTestFinished(() => tianyi.close())
    expect(await tianyi.authorizeUserInfo(grantAccess(sandbox, '18912345679'))).toMatchObject({ errCode: 0 })
    sandbox.tianyiH5.configure({ requireSignature: true })
    await expect(tianyi.authorizeUserInfo(grantAccess(sandbox, '18912345679'))).rejects.toMatchObject({
      code: 'ERR_TIANYI_H5_REFUSED'
    })
  })
})

describe('what goes wrong', () => {
  it('a token is unknown, used up or too old', async () => {
    const { sandbox, tianyi } = await openSite()
    const refused = { code: 'ERR_TIANYI_H5_REFUSED', outcome: 'rejected' }
    await expect(tianyi.authorizeUserInfo({ authorizationToken: 'AB12' })).rejects.toMatchObject(refused)
    const used = grantAccess(sandbox, '18912345679')
    await tianyi.authorizeUserInfo(used)
    await expect(tianyi.authorizeUserInfo(used)).rejects.toMatchObject({ ...refused, errMsg: '登录凭证已过期' })
    const old = grantAccess(sandbox, '18912345679')
    await sandbox.clock.advance('2m')
    await expect(tianyi.authorizeUserInfo(old)).rejects.toMatchObject({ ...refused, errMsg: '登录凭证已过期' })
  })

  it('a secret that is wrong behind its 16th character signs wrongly, though it would decrypt', async () => {
    const { sandbox } = await openSite()
    const { baseUrl, appId, appSecret } = sandbox.tianyiH5
    const wrong = `${appSecret.slice(0, 39)}${appSecret.endsWith('0') ? '1' : '0'}`
    const tianyi = initTianyiH5({ baseUrl, appId, appSecret: wrong, clock: sandbox.clock })
    onTestFinished(() => tianyi.close())
    await expect(tianyi.authorizeUserInfo(grantAccess(sandbox, '18912345679'))).rejects.toMatchObject({
      code: 'ERR_TIANYI_H5_REFUSED',
      errMsg: '签名错误'
    })
  })

  it('a clock that is off is named with the seconds', async () => {
    const { sandbox } = await openSite()
    const clock = { now: () => sandbox.clock.now() - 900_000, sleep: sandbox.clock.sleep }
    const { baseUrl, appId, appSecret } = sandbox.tianyiH5
    const tianyi = initTianyiH5({ baseUrl, appId, appSecret, clock })
    onTestFinished(() => tianyi.close())
    const error: Error = await tianyi.authorizeUserInfo(grantAccess(sandbox, '18912345679')).then(
      () => expect.unreachable(),
      (thrown: Error) => thrown
    )
    expect(error.message).toContain("this machine's clock is 900 s behind the platform's")
  })

  it('a token that may be used up is not sent again after a lost reply', async () => {
    const { sandbox, tianyi } = await openSite({}, { retry: { limit: 2 } })
    sandbox.faults.next('reset-after-send')
    const error: Error = await tianyi.authorizeUserInfo(grantAccess(sandbox, '18912345679')).then(
      () => expect.unreachable(),
      (thrown: Error) => thrown
    )
    expect(error).toMatchObject({ code: 'ERR_HTTP_NETWORK', outcome: 'unknown' })
    expect(error.message).toContain('authorizationToken may be used up; let the user authorise again')
    expect(sandbox.requests()).toHaveLength(1)
  })
})

/** What comes of each fault and attack. */
const ATTACKS: Readonly<Record<string, string>> = {
  'html-502': 'ERR_HTTP_STATUS',
  'empty-body': 'ERR_HTTP_DECODE',
  'truncated-json': 'ERR_HTTP_DECODE',
  'not-json': 'ERR_HTTP_DECODE',
  'duplicate-key': 'ERR_REPLY_DECRYPT',
  'deep-nesting': 'ERR_HTTP_DECODE',
  'huge-body': 'ERR_HTTP_BODY_TOO_LARGE',
  'slow-headers': 'ERR_HTTP_TIMEOUT',
  'slow-body': 'ERR_HTTP_TIMEOUT',
  'reset-before-reply': 'ERR_HTTP_NETWORK',
  'reset-after-send': 'ERR_HTTP_NETWORK',
  'reset-mid-body': 'ERR_HTTP_NETWORK',
  'rate-limit': 'ERR_TIANYI_H5_REFUSED',
  busy: 'ERR_TIANYI_H5_REFUSED',
  redirect: 'ERR_HTTP_STATUS',
  'gzip-unannounced': 'ERR_HTTP_DECODE',
  'truncated-gzip': 'ERR_HTTP_NETWORK',
  'gzip-bomb': 'ERR_HTTP_BODY_TOO_LARGE',
  replay: 'ERR_SIGNATURE_STALE',
  'wrong-app': 'ERR_SIGNATURE_BINDING',
  'tampered-ciphertext': 'ERR_REPLY_DECRYPT',
  'stale-record': 'ERR_SIGNATURE_STALE',
  'future-record': 'ERR_SIGNATURE_STALE',
  'bad-phone': 'ERR_REPLY_SHAPE'
}

const replies: AttackSection = {
  heading: 'Answers to calls',
  about:
    'Played by `@kaifang/sandbox` in place of a genuine answer. Nothing was repeated or followed behind it, and no error holds a secret. Where the platform signs no answer, or not the part that was changed, the table says what is believed: there the result rests on TLS.',
  rows: []
}

describe('the attack table of Tianyi H5', () => {
  it('has a row for every fault that the sandbox can play', async () => {
    const sandbox = await openSandbox()
    const playable = sandbox.faults.list().filter(({ services }) => services.includes('tianyi-h5'))
    expect(Object.keys(ATTACKS).sort()).toEqual(playable.map(({ name }) => name).sort())
  })

  it.each(Object.entries(ATTACKS))('%s: %s', async (name, code) => {
    const { sandbox, tianyi } = await openSite()
    const about = describeFault(sandbox, 'tianyi-h5', name, 'authorizeUserInfo')
    noteIfPassed(replies.rows, { attack: name, about, on: 'authorizeUserInfo', end: code })
    // So that there is something to play back, later than it can be believed.
    await tianyi.authorizeUserInfo(grantAccess(sandbox, '18900000000'))
    await sandbox.clock.advance('11m')
    const { authorizationToken, openId, phoneNumber } = sandbox.tianyiH5.authorize()
    sandbox.faults.next(name as FaultName, { operation: 'authorizeUserInfo' })
    const timeout = name.startsWith('slow') ? 60 : 5000
    const result: unknown = await tianyi
      .authorizeUserInfo({ authorizationToken }, { timeout })
      .catch((error: unknown) => error)
    // It struck, and nothing was repeated or followed behind it.
    expect(sandbox.requests().at(-1)?.fault).toBe(name)
    expect(sandbox.faults.armed()).toEqual([])
    expect(result).toSatisfy(ServiceError.isInstance)
    expect(result).toMatchObject({ code, operation: 'authorizeUserInfo' })
    const shown = JSON.stringify(result) + String((result as Error).stack)
    for (const hidden of [sandbox.tianyiH5.appSecret, authorizationToken, openId, phoneNumber]) {
      expect(shown).not.toContain(hidden)
    }
  })

  it('rests on TLS for one thing: a record played back at once is believed, since it names no token', async () => {
    const { sandbox, tianyi } = await openSite()
    const { openId } = await tianyi.authorizeUserInfo(grantAccess(sandbox, '18912345679'))
    sandbox.faults.next('replay')
    expect(await tianyi.authorizeUserInfo(grantAccess(sandbox, '18912345670'))).toMatchObject({ openId })
  })
})

describe('the page of attacks', () => {
  it('says what was seen here', async () => {
    const about =
      'What was tried on `@kaifang/tianyi-h5` and how it ended: %d cases, each shown by a test that passes. This page is written by `packages/sandbox/test/journeys/tianyi-h5.test.ts`, which fails when it says something else. Codes: [errors](errors.md).'
    const page = writeAttackPage('Attacks on Tianyi H5', about, [replies])
    await expect(page).toMatchFileSnapshot('../../../../docs/attacks-tianyi-h5.md')
  })
})

/** What the page of a user who grants access gives to its server. */
function grantAccess(sandbox: Sandbox, phoneNumber: string): { authorizationToken: string } {
  const { authorizationToken } = sandbox.tianyiH5.authorize({ phoneNumber })
  return { authorizationToken }
}
