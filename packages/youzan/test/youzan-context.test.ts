import { expect, it } from 'vitest'
import { createYouzanContext } from '../src/youzan-context.ts'

const settings = { clientId: 'app', clientSecret: 'secret', grantId: 1 }

it('a shop has one context for all who ask', () => {
  const context = createYouzanContext(settings)
  expect(context.shopOf('2')).toBe(context.shopOf(2n))
  expect(context.shopOf()).toBe(context.shopOf('1'))
})

it.each([
  [undefined, 11_000],
  [1000, 3000],
  [{ total: 2000 }, 5000],
  [{ connect: 100 }, 11_000]
])('a fetch of a token holds its lease as long as the timeout %o lets it run', (timeout, leaseMs) => {
  const given = timeout === undefined ? settings : { ...settings, timeout }
  expect(createYouzanContext(given).placeOf('7')).toMatchObject({ key: 'youzan:app:7', leaseMs })
})
