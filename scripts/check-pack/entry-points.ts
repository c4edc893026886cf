import type { PackedPackage } from './packed-package.ts'

/** Everything that a caller can import from a package, as full specifiers: `@kaifang/http-core/testing` too. */
export function entryPoints({ name, manifest }: Pick<PackedPackage, 'name' | 'manifest'>): string[] {
  return Object.keys(manifest.exports ?? {})
    .filter((path) => path !== './package.json')
    .map((path) => name + path.slice(1))
}
