import { expect, it } from 'vitest'
import { runCommand } from '../run-command.ts'

it('collects status and both streams', async () => {
  const script = "console.log('out'); console.error('err'); process.exitCode = 3"
  const result = await runCommand(process.execPath, ['-e', script], { env: { NODE_OPTIONS: '' } })
  expect(result).toMatchObject({ status: 3, stdout: 'out\n', stderr: 'err\n' })
})

it('adds to the environment and runs in the folder', async () => {
  const script = 'console.log(process.env.KAIFANG_PROBE, process.cwd())'
  const result = await runCommand(process.execPath, ['-e', script], { cwd: '/', env: { KAIFANG_PROBE: 'here' } })
  expect(result.stdout).toBe('here /\n')
})

it('stops a command that runs too long, together with what it started, and says so', async () => {
  const child = "require('node:child_process').spawnSync(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])"
  const result = await runCommand(process.execPath, ['-e', child], { timeoutMs: 300 })
  expect(result.status).toBe(-1)
  expect(result.stderr).toMatch(/was stopped after 300 ms$/)
})

it('reports a program that is not there', async () => {
  const result = await runCommand('no-such-program-anywhere', [])
  expect(result.status).toBe(-1)
  expect(result.stderr).toMatch(/no-such-program-anywhere could not be started: .*ENOENT/)
})
