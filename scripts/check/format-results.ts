import type { StepResult } from './step.ts'

/** Formats the results as a table and a last line. */
export function formatResults(results: readonly StepResult[]): string {
  const width = Math.max(...results.map(({ name }) => name.length))
  const rows = results.map(({ name, passed, durationMs, reason }) => {
    const time = `${(durationMs / 1000).toFixed(1)} s`.padStart(8)
    return `  ${passed ? '✓' : '✗'} ${name.padEnd(width)} ${time}${reason === undefined ? '' : `  ${reason}`}`
  })
  const failed = results.filter(({ passed }) => !passed)
  const summary = `check: ${results.length - failed.length} passed, ${failed.length} failed`
  const names = failed.length === 0 ? '' : ` (${failed.map(({ name }) => name).join(', ')})`
  return ['', ...rows, '', summary + names].join('\n')
}
