import { expect, it } from 'vitest'
import { reportFindings } from '../report-findings.ts'

it('prints one line a finding, with file, line, rule and message, and fails', () => {
  const lines: string[] = []
  const findings = [
    { file: 'a.ts', line: 3, rule: 'file-size', message: 'is long' },
    { file: 'b.ts', rule: 'file-names', message: 'is odd' }
  ]
  expect(reportFindings('check', findings, (line) => lines.push(line))).toBe(1)
  expect(lines).toEqual(['a.ts:3  [file-size] is long', 'b.ts  [file-names] is odd', 'check: 2 finding(s)'])
})

it('passes when there is nothing to say', () => {
  const lines: string[] = []
  expect(reportFindings('check', [], (line) => lines.push(line))).toBe(0)
  expect(lines).toEqual(['check: no findings'])
})
