import { InputError } from '@kaifang/http-core'
import { describe, expect, it } from 'vitest'
import { initUtools } from '../src/index.ts'
import { readUtoolsSettings } from '../src/utools-settings.ts'

const pluginId = 'zueadppw'
const secret = '0'.repeat(32)
const sandboxSecret = 'kfsandbox'.padEnd(32, 'x')
const right = { pluginId, secret }

/** What `initUtools` says of settings that TypeScript would not let pass either. */
function refusal(settings: unknown): string {
  try {
    initUtools(settings as never)
  } catch (error) {
    if (InputError.isInstance(error)) return error.message
    throw error
  }
  throw new Error('the settings were accepted')
}

describe('readUtoolsSettings', () => {
  it('fills in the defaults', () => {
    expect(readUtoolsSettings(right)).toMatchObject({ pluginId, replyMaxAge: 600, notifyMaxAge: 1800 })
  })

  it('keeps what is given', () => {
    const read = readUtoolsSettings({
      ...right,
      previousSecrets: ['1'.repeat(32)],
      replyMaxAge: 1,
      notifyMaxAge: Number.POSITIVE_INFINITY
    })
    expect(read).toMatchObject({ replyMaxAge: 1, notifyMaxAge: Number.POSITIVE_INFINITY })
    expect(read.trusted).toHaveLength(2)
    expect(read.secretTexts).toEqual([secret, '1'.repeat(32)])
  })
})

describe('initUtools refuses', () => {
  it.each([undefined, null, 'zueadppw', 7, [right], () => right])('%j instead of settings', (settings) => {
    expect(refusal(settings)).toMatch(/^initUtools: "input" expected an object, got /)
  })

  it('a setting that it does not know', () => {
    expect(refusal({ ...right, pluginID: 'x' })).toMatchInlineSnapshot(
      `"initUtools: "pluginID" expected one of the known fields (pluginId, secret, previousSecrets, replyMaxAge, notifyMaxAge, baseUrl, timeout, retry, transport, clock, onEvent), got an unknown field"`
    )
  })

  it.each([
    ['pluginId', undefined],
    ['pluginId', null],
    ['pluginId', 7],
    ['pluginId', ''],
    ['pluginId', 'a b'],
    ['pluginId', 'a\n'],
    ['pluginId', '\ud800'],
    ['pluginId', ['zueadppw']],
    ['secret', undefined],
    ['secret', null],
    ['secret', ''],
    ['secret', `${secret}\n`],
    ['secret', ` ${secret}`],
    ['secret', '\udc00'.repeat(32)],
    ['secret', Buffer.from(secret)],
    ['previousSecrets', secret],
    ['previousSecrets', { 0: secret }],
    ['previousSecrets', null],
    ['previousSecrets[0]', [undefined]],
    ['previousSecrets[1]', [secret, '']],
    ['previousSecrets[0]', [`${secret} `]],
    ['replyMaxAge', 0],
    ['replyMaxAge', -1],
    ['replyMaxAge', Number.NaN],
    ['replyMaxAge', '600'],
    ['notifyMaxAge', 600],
    ['notifyMaxAge', 1199],
    ['notifyMaxAge', Number.NEGATIVE_INFINITY],
    ['notifyMaxAge', null],
    ['baseUrl', 7],
    ['baseUrl', ''],
    ['baseUrl', 'open.u-tools.cn'],
    ['baseUrl', 'http://open.u-tools.cn'],
    ['baseUrl', 'http://127.0.0.1.example.com'],
    ['baseUrl', 'ftp://127.0.0.1'],
    ['baseUrl', 'https://user:pass@open.u-tools.cn'],
    ['baseUrl', 'https://open.u-tools.cn/?a=1'],
    ['timeout', 0],
    ['timeout', '5000'],
    ['timeout', Number.POSITIVE_INFINITY],
    ['retry', true],
    ['transport', 'undici'],
    ['clock', Date.now],
    ['onEvent', {}]
  ])('%s %j', (field, value) => {
    const name = field.replace(/\[.*/, '')
    expect(refusal({ ...right, [name]: value })).toContain(`"${field}" expected `)
  })

  it('says what is wrong and never what it got', () => {
    expect([
      refusal({ pluginId, secret: `${secret}\n` }),
      refusal({ ...right, previousSecrets: secret }),
      refusal({ ...right, notifyMaxAge: 600 }),
      refusal({ ...right, replyMaxAge: Number.NaN }),
      refusal({ ...right, baseUrl: 'http://open.u-tools.cn' })
    ]).toMatchInlineSnapshot(`
      [
        "initUtools: "secret" expected text without white space (a pasted line break?), got text of 33 characters",
        "initUtools: "previousSecrets" expected a list of secrets, got text of 32 characters",
        "initUtools: "notifyMaxAge" expected seconds from 1200 up, got less",
        "initUtools: "replyMaxAge" expected seconds from 1 up, got NaN",
        "initUtools: "baseUrl" expected an https URL (plain http only to this machine), got a URL that begins with "http:". Use https, or a sandbox on 127.0.0.1",
      ]
    `)
  })

  it('a secret of the sandbox on the platform itself', () => {
    expect(refusal({ pluginId, secret: sandboxSecret })).toMatchInlineSnapshot(
      `"initUtools: "secret" expected a secret of the platform itself, got a secret minted by the sandbox. Give the platform's own secret, or the sandbox's baseUrl"`
    )
  })

  // With it, whoever knows the sandbox's seed could sign a payment that a production server believes.
  it('a secret of the sandbox among the previous ones on the platform itself', () => {
    expect(refusal({ ...right, previousSecrets: ['1'.repeat(32), sandboxSecret] })).toContain(
      '"previousSecrets[1]" expected a secret of the platform itself'
    )
  })

  it('neither of them on this machine', () => {
    const settings = { pluginId, secret: sandboxSecret, previousSecrets: [sandboxSecret] }
    for (const baseUrl of ['http://127.0.0.1:8080', 'http://localhost', 'http://[::1]:1/sandbox/']) {
      expect(() => readUtoolsSettings({ ...settings, baseUrl })).not.toThrow()
    }
  })
})
