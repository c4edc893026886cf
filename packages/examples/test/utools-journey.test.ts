import { startSandbox } from '@kaifang/sandbox'
import { expect, it } from 'vitest'
import { createReport } from '../src/create-report.ts'
import { runUtoolsJourney } from '../src/utools-journey.ts'

it('walks the whole journey', async () => {
  let written = ''
  const sandbox = await startSandbox({ seed: 'examples' })
  try {
    await runUtoolsJourney(sandbox, createReport({ write: (text) => (written += text) }, {}))
  } finally {
    await sandbox.close()
  }
  expect(written.match(/^ {2}✓/gm)).toHaveLength(6)
  expect(written.match(/^ {2}✗ .* refused: ERR_/gm)).toHaveLength(3)
})
