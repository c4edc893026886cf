/** What is used of `globalThis.WebAssembly`; no library of TypeScript that is in use here knows it. */
export interface WebAssemblyHost {
  readonly Module: new (code: Uint8Array) => object
  readonly Instance: new (module: object, imports: object) => { readonly exports: object }
}

/**
 * Starts a small module at once; none of this project's has imports.
 *
 * @param host - `globalThis.WebAssembly`.
 * @param code - The module in base64.
 * @returns Its exports.
 */
export function startModule<Exports extends object>(host: WebAssemblyHost, code: string): Exports {
  const bytes = Uint8Array.from(atob(code), (character) => character.charCodeAt(0))
  return new host.Instance(new host.Module(bytes), {}).exports as Exports
}
