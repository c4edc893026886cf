import { startSandbox } from '@kaifang/sandbox'
import { expect, it } from 'vitest'
import { createReport } from '../src/create-report.ts'
import { runTianyiH5Journey } from '../src/tianyi-h5-journey.ts'

it('walks the whole journey', async () => {
  let written = ''
  const sandbox = await startSandbox({ seed: 'examples' })
  try {
    await runTianyiH5Journey(sandbox, createReport({ write: (text) => (written += text) }, {}))
  } finally {
    await sandbox.close()
  }
  expect(written.match(/^ {2}✓/gm)).toHaveLength(2)
  expect(written.match(/^ {2}✗ .* refused: ERR_/gm)).toHaveLength(3)
})
