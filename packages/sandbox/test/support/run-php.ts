import { spawnSync } from 'node:child_process'

/** Whether PHP is on this machine; tests that take it as oracle are skipped by name where it is not. */
export const hasPhp = spawnSync('php', ['-v']).status === 0

/** Runs a PHP program that reads JSON from its input and prints JSON. */
export function runPhp(program: string, input: unknown): unknown {
  const { stdout, stderr, status } = spawnSync('php', ['-r', program], {
    input: JSON.stringify(input),
    maxBuffer: 64 * 1024 * 1024
  })
  if (status !== 0) throw new Error(`php failed: ${stderr}`)
  return JSON.parse(stdout.toString('utf8'))
}
