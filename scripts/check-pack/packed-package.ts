import type { Manifest } from '../check-packages/manifest.ts'

/** A package as it would be published. */
export interface PackedPackage {
  readonly folder: string
  readonly name: string
  /** Path of the tarball. */
  readonly tarball: string
  /** Folder with the tarball's content. */
  readonly content: string
  /** Files of the tarball, as paths in the package. */
  readonly files: readonly string[]
  /** The published manifest, with real ranges in place of `workspace:`. */
  readonly manifest: Manifest
}
