import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import type { Finding } from '../finding.ts'
import { entryPoints } from './entry-points.ts'
import type { PackedPackage } from './packed-package.ts'

/** How a TypeScript project may find packages, and whether it is ESM. */
export interface ResolutionMode {
  readonly name: string
  readonly type: 'module' | 'commonjs'
  readonly options: ts.CompilerOptions
}

const { ModuleKind, ModuleResolutionKind } = ts

const node10 = { module: ModuleKind.CommonJS, moduleResolution: ModuleResolutionKind.Node10, ignoreDeprecations: '6.0' }
const node16 = { module: ModuleKind.Node16, moduleResolution: ModuleResolutionKind.Node16 }
const nodeNext = { module: ModuleKind.NodeNext, moduleResolution: ModuleResolutionKind.NodeNext }
const bundler = { module: ModuleKind.Preserve, moduleResolution: ModuleResolutionKind.Bundler }

/** Every way in which TypeScript 6 can find packages from Node. */
export const resolutionModes: readonly ResolutionMode[] = [
  // Old, and what Egg and Midway projects still have.
  { name: 'node10', type: 'commonjs', options: node10 },
  { name: 'node16-cjs', type: 'commonjs', options: node16 },
  { name: 'node16-esm', type: 'module', options: node16 },
  { name: 'nodenext-cjs', type: 'commonjs', options: nodeNext },
  { name: 'nodenext-esm', type: 'module', options: nodeNext },
  // With the types of a browser beside those of Node.
  { name: 'bundler', type: 'module', options: { ...bundler, lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'] } }
]

/**
 * Compiles a strict program that imports every entry point, in every way TypeScript finds packages. Our declarations
 * are checked too, and must say more than `any`.
 *
 * @param consumer - Project in which the tarballs and `@types/node` are installed.
 */
export function checkConsumerTypes(
  consumer: string,
  packed: readonly PackedPackage[],
  modes: readonly ResolutionMode[] = resolutionModes
): Finding[] {
  const source = consumerSource(packed.flatMap(entryPoints))
  return modes.flatMap(({ name, type, options }) => {
    const folder = join(consumer, `types-${name}`)
    const file = join(folder, 'consumer.ts')
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ type }))
    writeFileSync(file, source)
    const messages = compile(file, {
      target: ts.ScriptTarget.ES2022,
      lib: ['lib.es2022.d.ts'],
      strict: true,
      noEmit: true,
      types: ['node'],
      typeRoots: [join(consumer, 'node_modules/@types')],
      ...options
    })
    return messages.map((message) => ({ file: `TypeScript consumer (${name})`, rule: 'consumer-types', message }))
  })
}

/** Checks the program and our declarations; those of others (Node's, undici's) are theirs. */
function compile(file: string, options: ts.CompilerOptions): string[] {
  const program = ts.createProgram([file], options)
  const ours = program
    .getSourceFiles()
    .filter(({ fileName }) => fileName.endsWith('/consumer.ts') || fileName.includes('/node_modules/@kaifang/'))
  const diagnostics = [
    ...program.getOptionsDiagnostics(),
    ...ours.flatMap((source) => [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)])
  ]
  return diagnostics.map(({ code, file: place, messageText }) => {
    const text = ts.flattenDiagnosticMessageText(messageText, ' ')
    const name = place?.fileName.replace(/^.*\/(?:node_modules\/|(?=consumer\.ts$))/, '') ?? 'the options'
    return `TS${code} in ${name}: ${text}`
  })
}

function consumerSource(specifiers: readonly string[]): string {
  const imports = specifiers.map((specifier, index) => `import * as module${index} from '${specifier}'`)
  const checks = specifiers.map((_, index) => `export const typed${index}: IsAny<typeof module${index}> = false`)
  return `${imports.join('\n')}\n\ntype IsAny<Value> = 0 extends 1 & Value ? true : false\n${checks.join('\n')}\n`
}
