import { expect, it } from 'vitest'
import { carriers, trackingNumber } from '../../../../src/services/youzan/trade/carriers.ts'

it('carriers have ids of their own', () => {
  expect(new Set(carriers.map(([id]) => id)).size).toBe(carriers.length)
})

// 105000003: a tracking number may hold only letters, digits, hyphen (Youzan reference 5.3).
it.each([
  ['SF-123', true],
  ['SF 123', false],
  ['单号1', false],
  ['', false]
])('the tracking number %j: %s', (text, expected) => expect(trackingNumber.test(text)).toBe(expected))
