import { expect, it } from 'vitest'
import { exitCode, firstLine, runSource } from './support/run-source.ts'

it('runs as a command until Ctrl-C', async () => {
  const child = runSource(new URL('../src/cli.ts', import.meta.url), '--seed', 'x', '--json')
  const ended = exitCode(child)
  const { url, control } = JSON.parse(await firstLine(child))
  expect((await fetch(`${control}/info`)).status).toBe(200)
  child.kill('SIGINT')
  expect(await ended).toBe(0)
  await expect(fetch(url)).rejects.toThrow('fetch failed')
})
