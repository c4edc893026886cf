/**
 * Compiles scan-block.ts into ../src/block/wasm-code.ts. With `--check` it writes nothing and fails when that file is not what
 * the compiler makes.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import asc from 'assemblyscript/asc'

const source = new URL('scan-block.ts', import.meta.url)
const target = new URL('../src/block/wasm-code.ts', import.meta.url)
/** 64 KiB each; all that the last address in scan-block.ts needs. */
const PAGES = '22'

let code
const { error, stderr } = await asc.main(
  [
    ...['scan-block.ts', '--outFile', 'scan-block.wasm', '--runtime', 'stub', '--enable', 'simd', '--noAssert'],
    ...['-O3', '--converge', '--initialMemory', PAGES, '--maximumMemory', PAGES]
  ],
  {
    readFile: (name) => (name === 'scan-block.ts' ? readFileSync(source, 'utf8') : null),
    writeFile: (_, contents) => {
      code = contents
    },
    listFiles: () => []
  }
)
if (error !== null) {
  process.stderr.write(stderr.toString())
  throw error
}

const text = [
  '/** `wasm/scan-block.ts` of the repository, compiled, in base64. Made by `wasm/build.mjs`: do not edit. */',
  `export const WASM_CODE =\n  '${Buffer.from(code).toString('base64')}'`,
  ''
].join('\n')

if (!process.argv.includes('--check')) writeFileSync(target, text)
else if (readFileSync(target, 'utf8') !== text) {
  throw new Error('src/block/wasm-code.ts is not what wasm/scan-block.ts compiles to: run `npm run build` in wasm')
}
