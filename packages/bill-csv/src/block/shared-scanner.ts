import type { BlockScanner } from './block-scanner.ts'
import { createPlainScanner } from './plain-scanner.ts'
import { createWasmScanner } from './wasm-scanner.ts'
import type { WebAssemblyHost } from './web-assembly.ts'

let shared: BlockScanner | undefined

/** The scanner of this platform, made when the first bill is read. */
export function sharedScanner(): BlockScanner {
  shared ??= createScanner((globalThis as { readonly WebAssembly?: WebAssemblyHost }).WebAssembly)
  return shared
}

/**
 * Makes the fastest scanner that a platform takes.
 *
 * @param host - Its `WebAssembly`; some run without (`node --jitless`), some forbid it, and some have no memory for it.
 */
export function createScanner(host: WebAssemblyHost | undefined): BlockScanner {
  if (host === undefined) return createPlainScanner()
  try {
    return createWasmScanner(host)
  } catch {
    return createPlainScanner()
  }
}
