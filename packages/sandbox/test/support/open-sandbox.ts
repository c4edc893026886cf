import { onTestFinished } from 'vitest'
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/index.ts'

/** Starts a sandbox that ends with the test; its time stands still unless told otherwise. */
export async function openSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await startSandbox({
    seed: 'test',
    startTime: Date.UTC(2026, 0, 2, 3, 4, 5),
    frozen: true,
    ...options
  })
  onTestFinished(() => sandbox.close())
  return sandbox
}
