/**
 * Counts what a run of `.ci/run` left in its folder and prints the last line: `N passed, N failed`. Plain Node, because
 * it must also count when nothing could be installed.
 *
 * The folder holds `steps` (`<name> <exit code>` a line), `tests.json` (vitest's JSON report) and `check.json` (the
 * report of `scripts/check.ts`).
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const [folder = '.', root = process.cwd()] = process.argv.slice(2)
const failures = []
let passed = 0

/** Counts one thing. */
function count(good, name) {
  if (good) passed += 1
  else failures.push(name)
}

/** Reads a report; nothing when it is missing or was cut off. */
function readReport(name) {
  try {
    return JSON.parse(readFileSync(join(folder, name), 'utf8'))
  } catch {
    return undefined
  }
}

const lines = existsSync(join(folder, 'steps')) ? readFileSync(join(folder, 'steps'), 'utf8').trim().split('\n') : []
const steps = new Map(lines.map((line) => line.split(' ')))
for (const name of ['programs', 'extras', 'test', 'demo', 'check']) {
  const status = steps.get(name) ?? 'never started'
  count(status === '0', `step ${name} (${status})`)
}

const check = readReport('check.json')
if (check === undefined) failures.push('the report of the checks is missing')
for (const { name, passed: good } of check ?? []) count(good, `check ${name}`)

const tests = readReport('tests.json')
if (tests === undefined) failures.push('the report of the tests is missing')
for (const { name: file, status, assertionResults } of tests?.testResults ?? []) {
  for (const { fullName, status: outcome } of assertionResults) {
    count(outcome === 'passed', `${file}: ${fullName} (${outcome})`)
  }
  const explained = assertionResults.some(({ status: outcome }) => outcome === 'failed')
  if (status === 'failed' && !explained) failures.push(`${file} could not be run`)
}

// A project whose tests are not found passes in silence, unless somebody counts.
if (tests !== undefined) {
  const packages = existsSync(join(root, 'packages')) ? readdirSync(join(root, 'packages')) : []
  for (const project of [...packages.map((name) => `packages/${name}`), 'scripts']) {
    const ran = tests.testResults.some(({ name, assertionResults }) => {
      return name.startsWith(join(root, project, '/')) && assertionResults.some(({ status }) => status === 'passed')
    })
    if (!ran) failures.push(`no test of ${project} passed`)
  }
}

if (failures.length > 0) {
  console.log(`\nFailed or skipped:\n${failures.map((name) => `- ${name}`).join('\n')}`)
}
console.log(`\n${passed} passed, ${failures.length} failed`)
process.exitCode = failures.length === 0 ? 0 : 1
