import type { Finding } from '../../finding.ts'
import type { Manifest } from '../manifest.ts'
import type { WorkspacePackage } from '../read-workspace.ts'
import type { Rule } from '../rule.ts'

const order = [
  'name',
  'version',
  'private',
  'description',
  'license',
  'repository',
  'homepage',
  'bugs',
  'type',
  'sideEffects',
  'engines',
  'exports',
  'main',
  'module',
  'types',
  'bin',
  'files',
  'scripts',
  'dependencies',
  'peerDependencies',
  'peerDependenciesMeta',
  'devDependencies',
  'publishConfig',
  'keywords'
]

const repository = 'https://github.com/kaifang-js/kaifang'

/** Every manifest has the same fields in the same order: one that differs, differs for a reader to see. */
export const manifestTemplate: Rule = {
  name: 'manifest-template',
  check: ({ packages }) =>
    packages.flatMap((subject) =>
      checkManifest(subject).map((message) => ({ file: `packages/${subject.folder}/package.json`, message }))
    )
}

function checkManifest({ folder, manifest, files }: WorkspacePackage): Finding['message'][] {
  const messages: string[] = []
  const expected: Record<string, unknown> = {
    ...expectedFields(folder),
    ...(manifest.private ? {} : publishedFields(manifest))
  }
  for (const [field, value] of Object.entries(expected)) {
    if (!isSame(manifest[field], value)) messages.push(`"${field}" must be ${JSON.stringify(value)}`)
  }
  const fields = Object.keys(manifest)
  for (const field of fields.filter((name) => !order.includes(name))) messages.push(`"${field}" is not in the template`)
  const known = fields.filter((name) => order.includes(name))
  const sorted = [...known].sort((left, right) => order.indexOf(left) - order.indexOf(right))
  const misplaced = known.find((name, index) => name !== sorted[index])
  if (misplaced !== undefined) messages.push(`"${misplaced}" is out of order; the order is ${sorted.join(', ')}`)
  if (!/^\S.*\.$/.test(String(manifest.description ?? ''))) messages.push('"description" must be one sentence')
  messages.push(...checkScripts(folder, manifest), ...checkFileList(manifest, files))
  if (!manifest.private && !(Array.isArray(manifest.keywords) && manifest.keywords.length > 0)) {
    messages.push('"keywords" must name the vendor as people search for it')
  }
  return messages
}

function expectedFields(folder: string): Record<string, unknown> {
  return {
    name: `@kaifang/${folder}`,
    license: 'MIT',
    repository: { type: 'git', url: `git+${repository}.git`, directory: `packages/${folder}` },
    homepage: `${repository}/tree/main/packages/${folder}#readme`,
    bugs: `${repository}/issues`,
    type: 'module',
    sideEffects: false,
    engines: { node: '>=20.19' }
  }
}

function publishedFields(manifest: Manifest): Record<string, unknown> {
  const subpaths = Object.keys(manifest.exports ?? {}).filter((path) => path !== '.' && path !== './package.json')
  const entries = ['.', ...subpaths].map((path) => [path, exportsOf(path)])
  return {
    exports: { ...Object.fromEntries(entries), './package.json': './package.json' },
    main: './dist/index.cjs',
    module: './dist/index.js',
    types: './dist/index.d.cts',
    publishConfig: { access: 'public', provenance: true }
  }
}

function exportsOf(path: string): unknown {
  const name = path === '.' ? 'index' : path.slice(2)
  return {
    '@kaifang/source': path === '.' ? './src/index.ts' : `./src/${name}/index.ts`,
    import: { types: `./dist/${name}.d.ts`, default: `./dist/${name}.js` },
    require: { types: `./dist/${name}.d.cts`, default: `./dist/${name}.cjs` }
  }
}

function checkScripts(folder: string, manifest: Manifest): string[] {
  const expected: Record<string, string> = {
    ...(manifest.private ? {} : { build: 'tsup' }),
    test: `vitest run --root ../.. --project ${folder}`,
    typecheck: 'tsc --noEmit',
    ...(manifest.private ? {} : { 'check:pack': 'tsx ../../scripts/check-pack.ts .' })
  }
  const wrong = Object.entries(expected).filter(([name, command]) => manifest.scripts?.[name] !== command)
  const lifecycle = Object.keys(manifest.scripts ?? {}).filter((name) =>
    /^(pre|post)(install|pack|publish)|^(install|prepare|prepublishOnly|publish|dependencies)$/.test(name)
  )
  return [
    ...wrong.map(([name, command]) => `script "${name}" must be ${JSON.stringify(command)}`),
    ...lifecycle.map((name) => `script "${name}" would run on the machine of whoever installs or packs`)
  ]
}

/** Subpaths need a folder with a stub manifest for resolvers that do not read `exports` (node10). */
function checkFileList(manifest: Manifest, files: readonly string[]): string[] {
  if (manifest.private) return []
  const subpaths = Object.keys(manifest.exports ?? {})
    .filter((path) => path !== '.' && path !== './package.json')
    .map((path) => path.slice(2))
  const expected = ['dist', 'src', 'CHANGELOG.md', ...subpaths]
  return [
    ...(isSame(manifest.files, expected) ? [] : [`"files" must be ${JSON.stringify(expected)}`]),
    ...subpaths
      .filter((name) => !files.includes(`${name}/package.json`))
      .map((name) => `"./${name}" needs ${name}/package.json, for resolvers that do not read "exports"`)
  ]
}

/** Order counts: resolvers take the first export condition that fits. */
function isSame(actual: unknown, expected: unknown): boolean {
  return JSON.stringify(actual) === JSON.stringify(expected)
}
