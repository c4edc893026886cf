import { expect, it } from 'vitest'
import { runBillJourney } from '../src/bill-journey.ts'
import { createReport } from '../src/create-report.ts'

it('walks the whole journey, with a bar that moves on a terminal', async () => {
  let written = ''
  const output = { isTTY: true, write: (text: string) => (written += text) }
  await runBillJourney(createReport(output, { NO_COLOR: '1' }), 20_000)
  expect(written.match(/^.* {2}✓/gm)).toHaveLength(3)
  expect(written.match(/^ {2}✗ .* refused: ERR_BILL_CSV_(?:NO_FOOTER|TOTALS)$/gm)).toHaveLength(2)
  expect(written).toContain('18,000 SUCCESS, 2,000 REFUND')
  expect(written).toContain('19,998 matched, 3 to look at')
  expect(written).toMatch(/ {2}█+░* \d+ MB read, \d+ MB in use/)
})
