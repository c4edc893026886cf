import { runCommand } from '../run-command.ts'
import type { Step, StepResult } from './step.ts'

/** How steps are run. */
export interface RunStepsOptions {
  /** Steps under way at once. */
  readonly limit: number
  readonly say: (line: string) => void
}

/** Runs steps, as many at once as allowed, in the order given as far as `after` lets them. */
export async function runSteps(steps: readonly Step[], { limit, say }: RunStepsOptions): Promise<StepResult[]> {
  const results = new Map<string, StepResult>()
  const waiting = [...steps]
  const running = new Set<Promise<void>>()
  const start = async (step: Step): Promise<void> => {
    const failed = step.after?.find((name) => results.get(name)?.passed === false)
    if (failed !== undefined) {
      const result = { name: step.name, passed: false, durationMs: 0, reason: `needs ${failed}` }
      results.set(step.name, result)
      say(`✗ ${step.name}: not run, because ${failed} failed`)
      return
    }
    say(`▶ ${step.name}: ${step.title}`)
    const [program, ...args] = step.command
    const { status, stdout, stderr, durationMs } = await runCommand(program, args, { env: { FORCE_COLOR: '0' } })
    const passed = status === 0
    results.set(step.name, { name: step.name, passed, durationMs })
    const output = `${stdout}${stderr}`.trim()
    if (!passed) say(`\n=== ${step.name} failed ===\n${output}\n=== end of ${step.name} ===\n`)
    const lastLine = passed ? (stdout.trim().split('\n').at(-1) ?? '').trim() : `exit code ${status}`
    say(`${passed ? '✓' : '✗'} ${step.name} in ${seconds(durationMs)}${lastLine === '' ? '' : ` (${lastLine})`}`)
  }
  while (waiting.length > 0 || running.size > 0) {
    const next = waiting.findIndex(({ after = [] }) => after.every((name) => results.has(name)))
    if (next === -1 && running.size === 0) throw new Error(`steps wait for what never runs: ${waiting[0]?.name}`)
    if (next === -1 || running.size >= limit) {
      await Promise.race(running)
      continue
    }
    for (const step of waiting.splice(next, 1)) {
      const run: Promise<void> = start(step).finally(() => running.delete(run))
      running.add(run)
    }
  }
  return steps.flatMap(({ name }) => results.get(name) ?? [])
}

function seconds(durationMs: number): string {
  return `${(durationMs / 1000).toFixed(1)} s`
}
