import { defineConfig, type Options } from 'tsup'

/** Builds every package: ESM and CommonJS with their own types, nothing inlined, nothing minified. */
export function buildPackage(options: Options = {}): ReturnType<typeof defineConfig> {
  return defineConfig({
    entry: { index: 'src/index.ts' },
    format: ['esm', 'cjs'],
    target: 'node20.19',
    platform: 'node',
    // tsup hands `baseUrl` to the declaration build, which TypeScript 6 calls deprecated.
    dts: { compilerOptions: { ignoreDeprecations: '6.0' } },
    sourcemap: true,
    clean: true,
    splitting: false,
    removeNodeProtocol: false,
    ...options
  })
}
