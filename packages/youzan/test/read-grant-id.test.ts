import { expect, it } from 'vitest'
import { readGrantId } from '../src/read-grant-id.ts'

it.each([
  ['88888', '88888'],
  [88888, '88888'],
  [1481453940569543563n, '1481453940569543563'],
  ['mch-1', 'mch-1']
])('%o is %s', (given, text) => {
  expect(readGrantId('x', given)).toBe(text)
})

it.each([
  ['', 'empty text'],
  ['a b', 'text of 3 characters'],
  ['8'.repeat(65), 'text of 65 characters'],
  [0, 'an integer outside the range'],
  [1.5, 'a number with a fraction'],
  [2 ** 53, 'an integer past 2^53'],
  [-1n, 'a bigint'],
  [undefined, 'nothing']
])('%o is no shop', (given, received) => {
  expect(() => readGrantId('youzan.shop', given)).toThrow(
    `youzan.shop: "grantId" expected the id of a shop, as text or a number, got ${received}`
  )
})
