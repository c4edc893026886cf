/** What is used of `node:buffer`. */
interface BufferModule {
  readonly isUtf8: (bytes: Uint8Array) => boolean
}

/** What is used of `process`, where there is one. */
interface BuiltinModules {
  getBuiltinModule?(name: string): unknown
}

/**
 * Makes the test whether bytes are well-formed UTF-8. Node has one in SIMD code (about a twentieth of a row's cost); it is
 * asked for without an import, so that bundlers for browsers find nothing of Node here.
 *
 * @param host - Node's `process`, or nothing.
 */
export function createUtf8Check(host: BuiltinModules | undefined): (bytes: Uint8Array) => boolean {
  const module = host?.getBuiltinModule?.('node:buffer') as BufferModule | undefined
  if (module !== undefined) return module.isUtf8
  const decoder = new TextDecoder('utf-8', { fatal: true })
  return (bytes) => {
    try {
      decoder.decode(bytes)
      return true
    } catch {
      return false
    }
  }
}

/** The test of this platform. */
export const isUtf8: (bytes: Uint8Array) => boolean = createUtf8Check(
  (globalThis as { readonly process?: BuiltinModules }).process
)
