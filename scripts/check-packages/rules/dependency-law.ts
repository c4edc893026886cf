import { dirname, join, normalize } from 'node:path/posix'
import type { Finding } from '../../finding.ts'
import { listImports } from '../list-imports.ts'
import { type PackageLaw, packageLaw } from '../package-law.ts'
import { packageOf } from '../package-of.ts'
import type { WorkspacePackage } from '../read-workspace.ts'
import type { Rule } from '../rule.ts'
import { sourceFiles } from '../source-files.ts'

const scope = '@kaifang/'

/** Holds manifests and imports against the law, so that a dependency can neither be declared nor used past it. */
export const dependencyLaw: Rule = {
  name: 'dependency-law',
  check: ({ packages }) =>
    packages.flatMap((subject) => {
      const law = packageLaw[subject.folder]
      const file = `packages/${subject.folder}/package.json`
      if (law === undefined) {
        return [{ file, message: `has no line in scripts/check-packages/package-law.ts` }]
      }
      return [...checkManifest(subject, law, file), ...checkImports(subject, law)]
    })
}

function checkManifest(subject: WorkspacePackage, law: PackageLaw, file: string): Omit<Finding, 'rule'>[] {
  const { dependencies = {}, peerDependencies = {} } = subject.manifest
  return Object.entries({ ...dependencies, ...peerDependencies }).flatMap(([name, range]) => {
    if (!isAllowed(name, law)) return [{ file, message: `must not depend on ${name}` }]
    const prefix = name.startsWith(scope) ? 'workspace:^' : '^'
    return range.startsWith(prefix) ? [] : [{ file, message: `${name} must be "${prefix}…", is "${range}"` }]
  })
}

function checkImports(subject: WorkspacePackage, law: PackageLaw): Omit<Finding, 'rule'>[] {
  const declared = { ...subject.manifest.dependencies, ...subject.manifest.peerDependencies }
  // Benchmarks name their peers as development dependencies; nothing private is installed by anyone.
  const usable = law.kind === 'private' ? { ...declared, ...subject.manifest.devDependencies } : declared
  return sourceFiles(subject).flatMap((source) =>
    listImports(subject.read(source)).flatMap(({ specifier, line }) => {
      const place = { file: `packages/${subject.folder}/${source}`, line }
      if (specifier.startsWith('node:')) {
        const allowed = law.builtins === undefined || law.builtins.includes(specifier)
        return allowed ? [] : [{ ...place, message: `must not import ${specifier}` }]
      }
      const name = packageOf(specifier)
      if (name === undefined) {
        return leavesSource(source, specifier) ? [{ ...place, message: `must not leave src: ${specifier}` }] : []
      }
      if (!isAllowed(name, law)) return [{ ...place, message: `must not import ${specifier}` }]
      if (!(name in usable)) return [{ ...place, message: `imports ${name}, which the manifest does not declare` }]
      const deep = name.startsWith(scope) && specifier !== name && law.kind !== 'private'
      return deep ? [{ ...place, message: `must import the entry ${name}, not ${specifier}` }] : []
    })
  )
}

function isAllowed(name: string, law: PackageLaw): boolean {
  if (!name.startsWith(scope)) return law.external === 'any' || law.external.includes(name)
  return law.internal.includes('*') || law.internal.includes(name.slice(scope.length))
}

function leavesSource(source: string, specifier: string): boolean {
  return !normalize(join(dirname(source), specifier)).startsWith('src/')
}
