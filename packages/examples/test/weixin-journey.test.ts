import { spawnSync } from 'node:child_process'
import { startSandbox } from '@kaifang/sandbox'
import { expect, it } from 'vitest'
import { createReport } from '../src/create-report.ts'
import { runWeixinJourney } from '../src/weixin-journey.ts'

const hasRedis = spawnSync('redis-server', ['--version']).status === 0

it(`walks the whole journey${hasRedis ? '' : ' (two processes left out: no redis-server on this machine)'}`, async () => {
  let written = ''
  const sandbox = await startSandbox({ seed: 'examples' })
  try {
    await runWeixinJourney(sandbox, createReport({ write: (text) => (written += text) }, {}))
  } finally {
    await sandbox.close()
  }
  expect(written.match(/^ {2}✓/gm)).toHaveLength(9)
  expect(written.match(/^ {2}✗ .* refused: ERR_/gm)).toHaveLength(6)
  expect(written).toContain('20 answered, 2 tokens fetched in all')
  expect(written).toContain(hasRedis ? '2 processes made 50 calls with 1 token' : 'left out: there is no redis-server')
  expect(written).not.toContain('13800138000')
}, 180_000)
