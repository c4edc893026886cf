import { describe, expect, it } from 'vitest'
import { runSteps } from '../../check/run-steps.ts'
import type { Step } from '../../check/step.ts'

const node = (script: string): Step['command'] => [process.execPath, '-e', script]
const good = node("console.log('first'); console.log('fine')")
const bad = node("console.error('the reason'); process.exitCode = 2")

async function run(steps: readonly Step[], limit = 2): Promise<{ results: string[]; lines: string[] }> {
  const lines: string[] = []
  const results = await runSteps(steps, { limit, say: (line) => lines.push(line.replace(/[\d.]+ s/, '0 s')) })
  return { results: results.map(({ name, passed, reason }) => `${name} ${passed} ${reason ?? ''}`.trim()), lines }
}

describe('runSteps', () => {
  it('prints a headline and an end for each step, and what a failed one said', async () => {
    const { results, lines } = await run(
      [
        { name: 'a', title: 'the first', command: good },
        { name: 'b', title: 'the second', command: bad }
      ],
      1
    )
    expect(results).toEqual(['a true', 'b false'])
    expect(lines).toEqual([
      '▶ a: the first',
      '✓ a in 0 s (fine)',
      '▶ b: the second',
      '\n=== b failed ===\nthe reason\n=== end of b ===\n',
      '✗ b in 0 s (exit code 2)'
    ])
  })

  it('starts a step after what it needs, and lets others go ahead of it', async () => {
    const { lines } = await run(
      [
        { name: 'late', title: '', command: good, after: ['early'] },
        { name: 'early', title: '', command: good },
        { name: 'other', title: '', command: good }
      ],
      1
    )
    expect(lines.filter((line) => line.startsWith('▶'))).toEqual(['▶ early: ', '▶ late: ', '▶ other: '])
  })

  it('does not run a step whose need failed, counts it as failed, and goes on', async () => {
    const { results } = await run([
      { name: 'build', title: '', command: bad },
      { name: 'pack', title: '', command: good, after: ['build'] },
      { name: 'more', title: '', command: good, after: ['pack'] },
      { name: 'free', title: '', command: good }
    ])
    expect(results).toEqual(['build false', 'pack false needs build', 'more false needs pack', 'free true'])
  })

  it('counts a program that is not there as failed', async () => {
    expect((await run([{ name: 'a', title: '', command: ['no-such-program-anywhere'] }])).results).toEqual(['a false'])
  })

  it('refuses to wait for a step that does not exist', async () => {
    await expect(run([{ name: 'a', title: '', command: good, after: ['b'] }])).rejects.toThrow(
      /wait for .* never runs: a/
    )
  })
})
