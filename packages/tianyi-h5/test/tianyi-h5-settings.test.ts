import { InputError } from '@kaifang/http-core'
import { describe, expect, it } from 'vitest'
import { initTianyiH5 } from '../src/index.ts'
import { readTianyiH5Settings } from '../src/tianyi-h5-settings.ts'

const right = { appSecret: '32b5362f61f26f4e0e1221a57e7ab02ea77dbc40', appId: '0e0d8b62' }
const sandboxSecret = 'kfsandbox'.padEnd(40, 'x')

/** What `initTianyiH5` says of settings that TypeScript would not let pass either. */
function refusal(settings: unknown): string {
  try {
    initTianyiH5(settings as never)
  } catch (error) {
    if (InputError.isInstance(error)) return error.message
    throw error
  }
  throw new Error('the settings were accepted')
}

describe('readTianyiH5Settings', () => {
  it('fills in the defaults', () => {
    const { appSecret } = right
    expect(readTianyiH5Settings({ appSecret })).toEqual({
      appSecret,
      appId: undefined,
      headerPrefix: 'X-H5-',
      maxAge: 600
    })
  })

  it('keeps what is given', () => {
    const given = { ...right, headerPrefix: 'X-H5App-', maxAge: Number.POSITIVE_INFINITY } as const
    expect(readTianyiH5Settings(given)).toEqual(given)
  })

  // The official Java routine needs 16 bytes and uses no more.
  it.each([16, 17, 39, 41, 80])('takes a secret of %i characters', (length) => {
    expect(readTianyiH5Settings({ appSecret: 'x'.repeat(length) }).appSecret).toHaveLength(length)
  })
})

describe('initTianyiH5 refuses', () => {
  it.each([undefined, null, 'secret', 7, [right]])('%j instead of settings', (settings) => {
    expect(refusal(settings)).toMatch(/^initTianyiH5: "input" expected an object, got /)
  })

  it('a setting that it does not know', () => {
    expect(refusal({ ...right, appKey: 'x' })).toContain(
      '"appKey" expected one of the known fields (appSecret, appId, '
    )
  })

  it.each([
    ['appSecret', undefined],
    ['appSecret', null],
    ['appSecret', ''],
    ['appSecret', 'x'.repeat(15)],
    ['appSecret', `${right.appSecret}\n`],
    ['appSecret', ` ${right.appSecret}`],
    ['appSecret', '\ud800'.repeat(40)],
    ['appSecret', Buffer.from(right.appSecret)],
    ['appId', null],
    ['appId', ''],
    ['appId', 7],
    ['appId', '0e0d 8b62'],
    ['appId', '0e0d8b62\n'],
    ['appId', '天翼云盘'],
    ['appId', '\u0000'],
    ['appId', 'x'.repeat(65)],
    ['headerPrefix', ''],
    ['headerPrefix', 'X-H5'],
    ['headerPrefix', 'x-h5-'],
    ['headerPrefix', 7],
    ['maxAge', 0],
    ['maxAge', -600],
    ['maxAge', Number.NaN],
    ['maxAge', '600'],
    ['maxAge', null],
    ['baseUrl', 'http://miniapp.cloud.189.cn'],
    ['baseUrl', 'miniapp.cloud.189.cn'],
    ['baseUrl', 7],
    ['timeout', 0],
    ['retry', 3],
    ['transport', null],
    ['clock', 1578042800057],
    ['onEvent', 'log']
  ])('%s %j', (field, value) => {
    expect(refusal({ ...right, [field]: value })).toContain(`"${field}" expected `)
  })

  it('a secret of the sandbox on the platform itself, and not on this machine', () => {
    expect(refusal({ ...right, appSecret: sandboxSecret })).toContain(
      '"appSecret" expected a secret of the platform itself, got a secret minted by the sandbox'
    )
    expect(() => readTianyiH5Settings({ appSecret: sandboxSecret, baseUrl: 'http://127.0.0.1:1' })).not.toThrow()
  })

  it('in words that never hold the value', () => {
    expect([
      refusal({ appSecret: 'x'.repeat(15) }),
      refusal({ appSecret: `${right.appSecret}\n` }),
      refusal({ ...right, appId: '0e0d8b62\n' }),
      refusal({ ...right, headerPrefix: 'X-H5' }),
      refusal({ ...right, maxAge: 0 })
    ]).toMatchInlineSnapshot(`
      [
        "initTianyiH5: "appSecret" expected at least 16 characters, got text of 15 characters",
        "initTianyiH5: "appSecret" expected text without white space (a pasted line break?), got text of 41 characters",
        "initTianyiH5: "appId" expected ASCII text without white space, got text of 9 characters",
        "initTianyiH5: "headerPrefix" expected 'X-H5-' or 'X-H5App-', got text of 4 characters",
        "initTianyiH5: "maxAge" expected seconds from 1 up, got an integer outside the range",
      ]
    `)
  })
})
