import { describe, expect, it } from 'vitest'
import { defaultYouzanSettings, readYouzanSettings } from '../../../src/services/youzan/youzan-settings.ts'
import { openYouzan } from '../../support/open-youzan.ts'

describe('settings', () => {
  it('lie over the defaults', () => {
    expect(readYouzanSettings({ absentDates: 'null', encryptFields: undefined }, defaultYouzanSettings)).toEqual({
      ...defaultYouzanSettings,
      absentDates: 'null'
    })
  })

  it.each([
    [{ accessTokenSeconds: 0 }, '"accessTokenSeconds" expected a whole number'],
    [{ absentDates: 'x' }, '"absentDates" expected one of'],
    [{ rateLimits: 1 }, '"rateLimits" expected true or false'],
    [{ acessTokenSeconds: 1 }, '"youzan settings" has no "acessTokenSeconds"']
  ])('refuse %j', (input, message) => expect(() => readYouzanSettings(input, defaultYouzanSettings)).toThrow(message))

  it('change at once with configure() and are back after a reset', async () => {
    const { youzan, sandbox, call } = await openYouzan()
    youzan.configure({ legacyEnvelope: '3.x' })
    expect((await call('youzan.shop.get.3.0.0')).json).toHaveProperty('response.id', youzan.grantId)
    expect(
      (await call('youzan.users.account.check.1.0.0', { account_type: 'Mobile', account_id: 'x' })).json
    ).toMatchObject({ data: false })
    sandbox.reset()
    expect(youzan.settings).toEqual(defaultYouzanSettings)
  })
})
