import { afterEach, expect, it, vi } from 'vitest'
import { createScanner, sharedScanner } from '../../src/block/shared-scanner.ts'
import type { WebAssemblyHost } from '../../src/block/web-assembly.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.resetModules()
})

it('is one, in the memory of WebAssembly', () => {
  expect(sharedScanner()).toBe(sharedScanner())
  expect(sharedScanner().block.marks.buffer).toBe(sharedScanner().block.amounts.buffer)
})

it('is a plain one where there is no WebAssembly', async () => {
  vi.stubGlobal('WebAssembly', undefined)
  vi.resetModules()
  const { sharedScanner: fresh } = await import('../../src/block/shared-scanner.ts')
  expect(fresh().block.marks.buffer).not.toBe(fresh().block.amounts.buffer)
})

it('is a plain one where a policy forbids to compile', () => {
  class Forbidden {
    constructor() {
      throw new Error("Refused to compile or instantiate WebAssembly module because 'wasm-unsafe-eval' is not allowed")
    }
  }
  const { block } = createScanner({ Module: Forbidden, Instance: Forbidden } as unknown as WebAssemblyHost)
  expect(block.marks.buffer).not.toBe(block.amounts.buffer)
})
