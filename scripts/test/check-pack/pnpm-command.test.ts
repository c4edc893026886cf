import { expect, it } from 'vitest'
import { pnpmCommand } from '../../check-pack/pnpm-command.ts'
import { runCommand } from '../../run-command.ts'

it('finds a pnpm that runs', async () => {
  const [program, ...args] = await pnpmCommand()
  expect((await runCommand(program, [...args, '--version'])).stdout).toMatch(/^\d+\.\d+\.\d+/)
}, 60_000)
