import { fileURLToPath } from 'node:url'
import { build, type Format } from 'esbuild'

/**
 * Bundles the package as a page or an edge runtime would, for a platform that esbuild knows nothing about: an import
 * that is left over, of Node or of a dependency, fails the build.
 */
export async function buildBundle(format: Format): Promise<string> {
  const result = await build({
    entryPoints: [fileURLToPath(new URL('../src/index.ts', import.meta.url))],
    bundle: true,
    write: false,
    format,
    globalName: 'xxtea',
    platform: 'neutral',
    target: 'es2022'
  })
  return result.outputFiles[0]!.text
}
