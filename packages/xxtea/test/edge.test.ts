import { createContext, runInContext } from 'node:vm'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildBundle } from './build-bundle.ts'
import lengthWordText from './vectors/length-word-text.json' with { type: 'json' }

type Realm = Record<string, unknown>
let bundle: string

/** A realm with the language itself and what is named, without `eval`, as edge runtimes have it. */
function createRealm(globals: Realm): (code: string) => unknown {
  const context = createContext({ ...globals }, { codeGeneration: { strings: false, wasm: false } })
  runInContext(bundle, context)
  return (code) => runInContext(code, context)
}

describe('the bundle, in a realm that is not Node', () => {
  beforeAll(async () => {
    bundle = await buildBundle('iife')
  })

  test('imports and requires nothing', () => {
    expect(bundle).not.toMatch(/\bnode:|\brequire\(|^import /m)
  })

  test.each(lengthWordText.vectors)('fits $id with nothing but TextEncoder and TextDecoder', (vector) => {
    const run = createRealm({ TextEncoder, TextDecoder, vector })
    expect(run('[typeof process, typeof Buffer, typeof atob, typeof require].join()')).toBe(
      'undefined,undefined,undefined,undefined'
    )
    run(`
      var key = vector.key ?? xxtea.hexToBytes(vector.keyHex)
      var options = { keyRule: 'pad-or-truncate' }
      var ciphertext = xxtea.encryptText(vector.text, key, options)
      var text = xxtea.decryptText(ciphertext, xxtea.prepareKey(key, options))
    `)
    expect(run('ciphertext')).toBe(vector.ciphertextHex)
    expect(run('text')).toBe(vector.text)
  })

  test('takes bytes of another realm', () => {
    const run = createRealm({ TextEncoder, TextDecoder, foreign: Uint8Array.of(0x61) })
    expect(run('foreign instanceof Uint8Array')).toBe(false)
    expect(run(`xxtea.bytesToHex(xxtea.encrypt(foreign, '0123456789abcdef'))`)).toBe('5b218b7473eeecb6')
  })

  test('works on bytes where there is not even a TextEncoder', () => {
    const run = createRealm({})
    const code = `xxtea.bytesToHex(xxtea.encrypt(Uint8Array.of(0x61), '0123456789abcdef'), { letterCase: 'upper' })`
    expect(run(code)).toBe('5B218B7473EEECB6')
    expect(run(`xxtea.decrypt(xxtea.hexToBytes('5b218b7473eeecb6'), '0123456789abcdef')[0]`)).toBe(0x61)
  })

  test('gives errors that another copy of the package knows', async () => {
    const { XxteaError } = await import('../src/index.ts')
    const run = createRealm({})
    const error = run(`try { xxtea.hexToBytes('0g') } catch (error) { error }`)
    expect(error).not.toBeInstanceOf(XxteaError)
    expect(XxteaError.isInstance(error)).toBe(true)
  })
})
