import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { runCommand } from '../run-command.ts'
import { fixtureTree } from './fixture-tree.ts'

const program = fileURLToPath(new URL('../../.ci/count-results.mjs', import.meta.url))

const goodSteps = 'programs started\nprograms 0\nextras 0\ntest started\ntest 0\ndemo 0\ncheck 0\n'
const goodCheck = [{ name: 'biome', passed: true }]

interface TestFile {
  readonly file: string
  readonly status?: string
  readonly outcomes: readonly string[]
}

const goodFiles: readonly TestFile[] = [
  { file: 'packages/a/test/a.test.ts', outcomes: ['passed', 'passed'] },
  { file: 'scripts/test/b.test.ts', outcomes: ['passed'] }
]

/** Runs the counter over reports and returns its lines and exit code. */
async function count(files: {
  readonly steps?: string
  readonly check?: object
  readonly tests?: readonly TestFile[]
}): Promise<{ readonly lines: string[]; readonly status: number }> {
  const root = fixtureTree({
    'packages/a/package.json': {},
    ...(files.steps === undefined ? {} : { 'results/steps': files.steps }),
    ...(files.check === undefined ? {} : { 'results/check.json': files.check })
  })
  if (files.tests !== undefined) {
    const testResults = files.tests.map(({ file, status = 'passed', outcomes }) => ({
      name: join(root, file),
      status,
      assertionResults: outcomes.map((outcome, index) => ({ fullName: `test ${index}`, status: outcome }))
    }))
    writeFileSync(join(root, 'results/tests.json'), JSON.stringify({ testResults }))
  }
  const { stdout, status } = await runCommand(process.execPath, [program, join(root, 'results'), root])
  return { lines: stdout.replaceAll(`${root}/`, '').trim().split('\n'), status }
}

it('counts steps, checks and tests, and ends with one line', async () => {
  const { lines, status } = await count({ steps: goodSteps, check: goodCheck, tests: goodFiles })
  expect(lines).toEqual(['9 passed, 0 failed'])
  expect(status).toBe(0)
})

it('counts skipped and failed tests, failed checks and steps as failed, by name', async () => {
  const { lines, status } = await count({
    steps: 'programs 0\nextras 0\ntest 1\ndemo 124\ncheck 1\n',
    check: [...goodCheck, { name: 'knip', passed: false }],
    tests: [
      ...goodFiles,
      { file: 'packages/a/test/c.test.ts', status: 'failed', outcomes: ['skipped', 'failed', 'todo'] }
    ]
  })
  expect(lines).toEqual([
    'Failed or skipped:',
    '- step test (1)',
    '- step demo (124)',
    '- step check (1)',
    '- check knip',
    '- packages/a/test/c.test.ts: test 0 (skipped)',
    '- packages/a/test/c.test.ts: test 1 (failed)',
    '- packages/a/test/c.test.ts: test 2 (todo)',
    '',
    '6 passed, 7 failed'
  ])
  expect(status).toBe(1)
})

it('counts a step during which the run died, those that never started, and missing reports', async () => {
  const { lines, status } = await count({ steps: 'programs 0\nextras 0\ntest started\n' })
  expect(lines).toEqual([
    'Failed or skipped:',
    '- step test (started)',
    '- step demo (never started)',
    '- step check (never started)',
    '- the report of the checks is missing',
    '- the report of the tests is missing',
    '',
    '2 passed, 5 failed'
  ])
  expect(status).toBe(1)
})

it('fails when nothing was left at all', async () => {
  const { lines, status } = await count({ steps: '' })
  expect(lines.at(-1)).toBe('0 passed, 7 failed')
  expect(status).toBe(1)
})

it('fails a test file that could not be loaded, and a package of which no test passed', async () => {
  const { lines } = await count({
    steps: goodSteps,
    check: goodCheck,
    tests: [
      { file: 'packages/a/test/a.test.ts', status: 'failed', outcomes: [] },
      { file: 'scripts/test/b.test.ts', outcomes: ['passed'] }
    ]
  })
  expect(lines).toEqual([
    'Failed or skipped:',
    '- packages/a/test/a.test.ts could not be run',
    '- no test of packages/a passed',
    '',
    '7 passed, 2 failed'
  ])
})
