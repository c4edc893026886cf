import { expect, it } from 'vitest'
import { API_RULES, apiRuleOf } from '../../src/apis/api-rules.ts'

/** Words at the end of a name that change something. */
const WRITES = /\.(?:update|agree|refuse|active|confirm|create|delete|listing|delisting|increase|decrease)$/

it.each(Object.entries(API_RULES))('%s reads, or is known to write', (name, { effect, page, withoutToken }) => {
  expect(effect === 'read').toBe(!WRITES.test(name))
  // What is walked page by page is repeated, and what has no token belongs to nobody.
  if (page !== undefined || withoutToken) expect(effect).toBe('read')
})

it('a write that can be settled names a read and a parameter', () => {
  for (const { settleBy } of Object.values(API_RULES)) {
    if (settleBy !== undefined) expect(apiRuleOf(settleBy.name).effect).toBe('read')
  }
})

it.each(['youzan.some.get', 'toString', '__proto__', 'youzan.trade.get.4.0.0'])(
  '%s is not known, and so a write',
  (name) => {
    expect(apiRuleOf(name)).toEqual({})
  }
)
