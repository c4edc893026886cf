import { createMemoryTokenStore } from '@kaifang/http-core'
import { describe, expect, it } from 'vitest'
import { initYouzan } from '../src/index.ts'
import { readYouzanSettings } from '../src/youzan-settings.ts'

const right = { clientId: 'f7a1', clientSecret: 'secret' }

describe('settings', () => {
  it('have defaults', () => {
    expect(readYouzanSettings(right)).toEqual({
      clientId: 'f7a1',
      clientSecret: 'secret',
      grantId: undefined,
      appType: 'self-use',
      trusted: ['secret']
    })
  })

  it('are read', () => {
    const given = {
      ...right,
      grantId: 42,
      appType: 'tool',
      previousSecrets: ['a', 'b'],
      tokenStore: createMemoryTokenStore()
    } as const
    expect(readYouzanSettings(given)).toMatchObject({ grantId: '42', appType: 'tool', trusted: ['secret', 'a', 'b'] })
  })

  it.each<[string, object, string]>([
    ['no clientId', { clientId: undefined }, 'clientId'],
    ['a clientId with a blank', { clientId: 'a b' }, 'clientId'],
    ['an empty secret', { clientSecret: '' }, 'clientSecret'],
    ['a secret with a line break', { clientSecret: 'secret\n' }, 'clientSecret'],
    ['a shop of nothing', { grantId: '' }, 'grantId'],
    ['a shop that has lost digits', { grantId: 2 ** 60 }, 'grantId'],
    ['a kind that does not exist', { appType: 'silent' }, 'appType'],
    ['one previous secret without a list', { previousSecrets: 'a' }, 'previousSecrets'],
    ['a wrong previous secret', { previousSecrets: ['a', ''] }, 'previousSecrets[1]'],
    ['a Map as token store', { tokenStore: new Map() }, 'tokenStore'],
    ['null as token store', { tokenStore: null }, 'tokenStore'],
    ['a name of the wire', { client_id: 'a' }, 'client_id'],
    ['http beyond this machine', { baseUrl: 'http://open.youzanyun.com' }, 'baseUrl'],
    ['a timeout in text', { timeout: '5000' }, 'timeout']
  ])('are refused with %s', (_, wrong, field) => {
    expect(() => initYouzan({ ...right, ...wrong })).toThrow(expect.objectContaining({ code: 'ERR_INPUT', field }))
  })

  it.each([
    ['clientSecret', { clientSecret: 'kfsandbox1' }],
    ['previousSecrets[0]', { previousSecrets: ['kfsandbox1'] }]
  ])('refuse a secret of the sandbox in %s against the platform', (field, secret) => {
    expect(() => initYouzan({ ...right, ...secret })).toThrow(expect.objectContaining({ code: 'ERR_INPUT', field }))
    expect(() => initYouzan({ ...right, ...secret, baseUrl: 'http://127.0.0.1:9' })).not.toThrow()
  })
})
