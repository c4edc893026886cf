import { expect, test } from 'vitest'
import { systemClock } from '../src/clock.ts'
import {
  type CommonSettings,
  type PlatformSettings,
  readCommonSettings,
  readRetryPolicy
} from '../src/common-settings.ts'
import { createFixedClock } from '../src/testing/fixed-clock.ts'

const platform: PlatformSettings = {
  service: 'utools',
  defaultBaseUrl: 'https://open.u-tools.cn/api',
  checkReply: () => undefined
}
const read = (settings: unknown) => readCommonSettings(platform, settings as CommonSettings)
const policy = { limit: 2, baseMs: 200, capMs: 2000 }

test('fills in every default', () => {
  expect(read({})).toEqual({
    base: { origin: 'https://open.u-tools.cn', pathPrefix: '/api' },
    limits: { total: 5000 },
    retry: policy,
    clock: systemClock,
    onEvent: undefined
  })
})

test('takes what is given', () => {
  const clock = createFixedClock(0)
  const onEvent = () => {}
  const settings = { baseUrl: 'http://127.0.0.1:1', timeout: 100, retry: false, clock, onEvent }
  expect(read(settings)).toEqual({
    base: { origin: 'http://127.0.0.1:1', pathPrefix: '' },
    limits: { total: 100 },
    retry: { ...policy, limit: 0 },
    clock,
    onEvent
  })
})

test.each<[unknown, string]>([
  [
    { baseUrl: 5 },
    '"baseUrl" expected an https URL (plain http only to this machine), got an integer outside the range'
  ],
  [{ timeout: 0 }, '"timeout" expected milliseconds from 1 to 2147483647, got an integer outside the range'],
  [{ retry: 3 }, '"retry" expected an object or false, got an integer outside the range'],
  [{ retry: true }, '"retry" expected an object or false, got a boolean'],
  [{ retry: null }, '"retry" expected an object or false, got null'],
  [{ retry: { limit: -1 } }, '"retry.limit" expected an integer from 0 up, got an integer outside the range'],
  [{ retry: { baseMs: 0.5 } }, '"retry.baseMs" expected an integer from 0 up, got a number with a fraction'],
  [{ retry: { capMs: '1' } }, '"retry.capMs" expected an integer from 0 up, got text of 1 characters'],
  [{ retry: { retries: 1 } }, '"retry.retries" expected one of limit, baseMs, capMs, got an unknown option'],
  [{ transport: {} }, '"transport" expected an object with send, got an object'],
  [{ transport: null }, '"transport" expected an object with send, got null'],
  [{ clock: { now: Date.now } }, '"clock" expected an object with now and sleep, got an object'],
  [{ clock: Date }, '"clock" expected an object with now and sleep, got a function'],
  [{ onEvent: {} }, '"onEvent" expected a function, got an object']
])('refuses %j', (settings, message) => {
  expect(() => read(settings)).toThrow(`utools: ${message}`)
})

test('an option of retry that is undefined is not given: it must not mean "for ever"', () => {
  expect(readRetryPolicy('utools', { limit: undefined, baseMs: 5 } as never, policy)).toEqual({ ...policy, baseMs: 5 })
})
