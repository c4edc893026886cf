import { expect, it } from 'vitest'
import { startModule, type WebAssemblyHost } from '../../src/block/web-assembly.ts'

it('starts a module from base64', () => {
  // (module (global (export "answer") i32 (i32.const 42)))
  const code = Buffer.from('0061736d010000000606017f00412a0b070a0106616e737765720300', 'hex').toString('base64')
  const host = (globalThis as unknown as { WebAssembly: WebAssemblyHost }).WebAssembly
  expect(startModule<{ answer: { value: number } }>(host, code).answer.value).toBe(42)
})
