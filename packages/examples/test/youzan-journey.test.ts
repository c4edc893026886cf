import { startSandbox } from '@kaifang/sandbox'
import { expect, it } from 'vitest'
import { createReport } from '../src/create-report.ts'
import { runYouzanJourney } from '../src/youzan-journey.ts'

it('walks the whole journey', async () => {
  let written = ''
  const sandbox = await startSandbox({ seed: 'examples' })
  try {
    await runYouzanJourney(sandbox, createReport({ write: (text) => (written += text) }, {}))
  } finally {
    await sandbox.close()
  }
  expect(written.match(/^ {2}✓/gm)).toHaveLength(8)
  expect(written.match(/^ {2}✗ .* refused: ERR_/gm)).toHaveLength(2)
  expect(written).toContain('25 orders in 3 pages, 2 tokens')
  expect(written).toContain('2 copies answered success, handled 1 time in all')
})
