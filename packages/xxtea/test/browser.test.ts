import { createHash } from 'node:crypto'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { buildBundle } from './build-bundle.ts'
import edgeCases from './vectors/edge-cases.json' with { type: 'json' }
import lengthWordText from './vectors/length-word-text.json' with { type: 'json' }

type Surface = typeof import('../src/index.ts')

const START_MS = 30_000
vi.setConfig({ testTimeout: START_MS })
const program = findChromium()
const skipped = program === undefined ? ' (skipped: no chromium on this machine)' : ''

function findChromium(): string | undefined {
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)]
  return folders
    .flatMap((folder) => ['chromium', 'chromium-browser', 'google-chrome'].map((name) => join(folder, name)))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK)
        return true
      } catch {
        return false
      }
    })
}

describe.skipIf(program === undefined)(`the bundle, in a page of Chromium${skipped}`, () => {
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    // The sandbox of the browser needs rights that a container's root does not have; the page is our own.
    browser = await chromium.launch({ executablePath: program!, args: ['--no-sandbox'] })
    page = await browser.newPage()
    const source = JSON.stringify(await buildBundle('esm'))
    // As text: the test runner would rewrite an import() of its own file.
    await page.evaluate(`(async () => {
      const url = URL.createObjectURL(new Blob([${source}], { type: 'text/javascript' }))
      globalThis.xxtea = await import(url)
    })()`)
  }, START_MS)

  afterAll(async () => {
    await browser?.close()
  })

  test.each(lengthWordText.vectors)('fits $id', async (vector) => {
    const [ciphertext, text] = await page.evaluate(({ key, keyHex, text: plaintext }) => {
      const { xxtea } = globalThis as unknown as { xxtea: Surface }
      const prepared = xxtea.prepareKey(key ?? xxtea.hexToBytes(keyHex!), { keyRule: 'pad-or-truncate' })
      const encrypted = xxtea.encryptText(plaintext, prepared)
      return [encrypted, xxtea.decryptText(encrypted, prepared)] as const
    }, vector)
    expect(ciphertext).toBe(vector.ciphertextHex)
    expect(text).toBe(vector.text)
  })

  test('encrypts a megabyte to the published digest', async () => {
    const vector = edgeCases.large[0]!
    const ciphertextBase64 = await page.evaluate(async ({ length, factor, offset }) => {
      const { xxtea } = globalThis as unknown as { xxtea: Surface }
      const plaintext = Uint8Array.from({ length }, (_, index) => factor * index + offset)
      const ciphertext = xxtea.encrypt(plaintext, '0123456789abcdef')
      if (xxtea.decrypt(ciphertext, '0123456789abcdef').some((byte, index) => byte !== plaintext[index]))
        return 'differs'
      // A page without TLS has no SubtleCrypto, so the digest is made outside.
      return xxtea.bytesToBase64(ciphertext)
    }, vector)
    expect(createHash('sha256').update(Buffer.from(ciphertextBase64, 'base64')).digest('hex')).toBe(
      vector.ciphertextSha256
    )
  })
})
