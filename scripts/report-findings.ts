import type { Finding } from './finding.ts'

/** Prints findings, one a line, then a summary; returns the exit code. */
export function reportFindings(
  subject: string,
  findings: readonly Finding[],
  print: (line: string) => void = console.log
): number {
  for (const { file, line, rule, message } of findings) {
    print(`${file}${line === undefined ? '' : `:${line}`}  [${rule}] ${message}`)
  }
  print(`${subject}: ${findings.length === 0 ? 'no findings' : `${findings.length} finding(s)`}`)
  return findings.length === 0 ? 0 : 1
}
