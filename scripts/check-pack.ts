/**
 * Packs the published packages and checks the tarballs, not the tree: their contents and types, and that they install,
 * import, require and work on every runtime we promise. They must be built first.
 *
 * `tsx scripts/check-pack.ts [folder…]`
 */
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkConsumerTypes } from './check-pack/check-consumer-types.ts'
import { checkFootprint } from './check-pack/check-footprint.ts'
import { inspectTarball } from './check-pack/inspect-tarball.ts'
import { installConsumer } from './check-pack/install-consumer.ts'
import { installRuntimes, runtimeSources } from './check-pack/install-runtimes.ts'
import { packPackages } from './check-pack/pack-packages.ts'
import { runSmokeCalls } from './check-pack/run-smoke-calls.ts'
import { selectPackages } from './check-pack/select-packages.ts'
import { readWorkspace } from './check-packages/read-workspace.ts'
import type { Finding } from './finding.ts'
import { mapLimited } from './map-limited.ts'
import { reportFindings } from './report-findings.ts'

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '')
const folders = selectPackages(readWorkspace(root), process.argv.slice(2), process.cwd())
process.exitCode = reportFindings(`check-pack (${folders.length} packages)`, await checkTarballs())

async function checkTarballs(): Promise<Finding[]> {
  const target = realpathSync(mkdtempSync(join(tmpdir(), 'kaifang-pack-')))
  try {
    console.log(`- packing ${folders.join(', ')}`)
    const packed = await packPackages(root, folders, target)
    console.log('- looking into the tarballs: contents, publint, attw')
    const inspected = (await mapLimited(packed, 2, (subject) => inspectTarball(subject, root))).flat()
    console.log(`- installing ${runtimeSources.map(({ name }) => name).join(', ')}`)
    const cache = join(root, 'node_modules/.cache/kaifang-runtimes')
    const { runtimes, findings } = await installRuntimes(runtimeSources, cache)
    console.log('- installing the tarballs into a new project')
    const consumer = join(target, 'consumer')
    const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    await installConsumer(consumer, packed, { '@types/node': devDependencies['@types/node'] })
    console.log('- compiling TypeScript consumers')
    const typed = checkConsumerTypes(consumer, packed)
    console.log(`- importing, requiring and calling on ${runtimes.length} runtimes`)
    const called = await runSmokeCalls(consumer, packed, runtimes)
    console.log('- counting what an install brings')
    const brought = await checkFootprint(packed, join(target, 'alone'))
    return [...inspected, ...findings, ...typed, ...called, ...brought]
  } finally {
    rmSync(target, { recursive: true, force: true })
  }
}
