import { startSandbox } from '@kaifang/sandbox'
import { expect, it } from 'vitest'
import { createReport } from '../src/create-report.ts'
import { runPayJourney } from '../src/pay-journey.ts'
import { openAlipayStage, openWeixinStage } from '../src/payment-stage.ts'

it.each([
  ['WeChat Pay', openWeixinStage, 9],
  ['Alipay', openAlipayStage, 8]
] as const)('walks the whole journey on %s', async (_name, open, steps) => {
  let written = ''
  const sandbox = await startSandbox({ seed: 'examples' })
  try {
    await runPayJourney(sandbox, createReport({ write: (text) => (written += text) }, {}), [open])
  } finally {
    await sandbox.close()
  }
  expect(written.match(/^ {2}✓/gm)).toHaveLength(steps)
  expect(written.match(/^ {2}✗ .* refused: ERR_/gm)).toHaveLength(2)
  expect(written).toContain('1 payment and 2 refunds agree, no difference')
})
