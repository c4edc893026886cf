import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Finding } from '../finding.ts'
import { mapLimited } from '../map-limited.ts'
import { runCommand } from '../run-command.ts'
import { entryPoints } from './entry-points.ts'
import type { PackedPackage } from './packed-package.ts'
import type { Runtime } from './runtime.ts'

const callFolder = fileURLToPath(new URL('./smoke-calls/', import.meta.url))

/**
 * Imports and requires each package in each runtime, and makes its small call (`smoke-calls/<folder>.mjs`).
 *
 * @param consumer - Project in which the tarballs are installed.
 */
export async function runSmokeCalls(
  consumer: string,
  packed: readonly PackedPackage[],
  runtimes: readonly Runtime[]
): Promise<Finding[]> {
  const withoutCall = packed
    .filter(({ folder }) => !existsSync(join(callFolder, `${folder}.mjs`)))
    .map(({ folder }) => ({
      file: `scripts/check-pack/smoke-calls/${folder}.mjs`,
      rule: 'smoke-call',
      message: 'is missing: a package that is only imported may still not work'
    }))
  const subjects = packed.filter(({ folder }) => existsSync(join(callFolder, `${folder}.mjs`)))
  const specifiers = packed.flatMap(entryPoints)
  const programs = subjects.flatMap(({ folder }) => writePrograms(consumer, folder, specifiers))
  const runs = runtimes.flatMap((runtime) => programs.map((program) => ({ runtime, ...program })))
  const failed = await mapLimited(runs, 2, async ({ runtime, folder, file }) => {
    const { status, stdout, stderr } = await runCommand(runtime.program, [...runtime.args, file], {
      cwd: join(file, '..'),
      env: { NODE_OPTIONS: '', NODE_PATH: '', NO_COLOR: '1' },
      timeoutMs: 60_000
    })
    if (status === 0 && stdout.includes('smoke call done')) return []
    const how = file.endsWith('.cjs') ? 'require' : 'import'
    const output = `${stderr}${stdout}`.trim().split('\n').slice(0, 15).join('\n    ')
    const message = `fails on ${runtime.name} by ${how}: ${output || `exit code ${status}, no output`}`
    return [{ file: `packages/${folder}`, rule: 'smoke-call', message }]
  })
  return [...withoutCall, ...failed.flat()]
}

function writePrograms(
  consumer: string,
  folder: string,
  specifiers: readonly string[]
): { readonly folder: string; readonly file: string }[] {
  const place = join(consumer, 'smoke', folder)
  mkdirSync(place, { recursive: true })
  copyFileSync(join(callFolder, `${folder}.mjs`), join(place, 'smoke-call.mjs'))
  const imports = specifiers.map((specifier, index) => `import * as module${index} from '${specifier}'\n`).join('')
  const imported = specifiers.map((specifier, index) => `'${specifier}': module${index}`).join(', ')
  const required = specifiers.map((specifier) => `'${specifier}': require('${specifier}')`).join(', ')
  const esm = join(place, 'imported.mjs')
  const cjs = join(place, 'required.cjs')
  writeFileSync(
    esm,
    `${imports}import { smokeCall } from './smoke-call.mjs'
await smokeCall({ ${imported} })
console.log('smoke call done')
`
  )
  writeFileSync(
    cjs,
    `const modules = { ${required} }
import('./smoke-call.mjs').then(({ smokeCall }) => smokeCall(modules)).then(() => console.log('smoke call done'))
`
  )
  return [
    { folder, file: esm },
    { folder, file: cjs }
  ]
}
