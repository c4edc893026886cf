import { expect, it } from 'vitest'
import { runSigningBench } from '../src/signing.ts'

it('measures signatures that agree with each other, one table a kind', async () => {
  const tables = await runSigningBench({ rounds: 1, minMs: 0, batch: 1 })
  expect(tables.map(({ title, rows }) => [title, rows.length])).toEqual([
    ['uTools, three plain parameters', 5],
    ['uTools, eight parameters with Chinese text', 5],
    ['WeChat Pay v2, MD5', 3],
    ['WeChat Pay v2, HMAC-SHA256', 3]
  ])
})
