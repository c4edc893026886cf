import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { WASM_CODE } from '../../src/block/wasm-code.ts'

const wasm = fileURLToPath(new URL('../../wasm', import.meta.url))
const hasCompiler = existsSync(`${wasm}/node_modules/assemblyscript`)

it.skipIf(!hasCompiler)('is what its source compiles to (needs `npm install` in wasm)', () => {
  expect(() => execFileSync(process.execPath, ['build.mjs', '--check'], { cwd: wasm, stdio: 'pipe' })).not.toThrow()
})

it('is small', () => {
  expect(Buffer.from(WASM_CODE, 'base64').length).toBeLessThan(4096)
})
