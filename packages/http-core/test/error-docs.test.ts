import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { ServiceError } from '../src/errors/service-error.ts'

const root = new URL('../../../', import.meta.url)
const page = readFileSync(new URL('docs/errors.md', root), 'utf8')
const headings = [...page.matchAll(/^#+ (.*)$/gm)].map(([, heading]) => heading as string)

/** Codes of Node and OpenSSL that our sources compare with. */
const FOREIGN = new Set(['ERR_BUFFER_TOO_LARGE', 'ERR_TLS_CERT_ALTNAME_INVALID'])

/** Every code of ours in the sources of all packages. */
function codesInSources(): string[] {
  const packages = fileURLToPath(new URL('packages', root))
  const files = readdirSync(packages, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /^[^/\\]+[/\\]src[/\\].*\.ts$/.test(file) && !file.includes('node_modules')
  )
  const codes = files.flatMap(
    (file) => readFileSync(`${packages}/${file}`, 'utf8').match(/(?<![A-Z_])ERR_[A-Z0-9_]+/g) ?? []
  )
  return [...new Set(codes)].filter((code) => !FOREIGN.has(code) && !code.endsWith('_')).sort()
}

test('every code in the sources has a section in docs/errors.md, and every section a code', () => {
  const codes = codesInSources()
  expect(codes).toEqual(expect.arrayContaining(['ERR_INPUT', 'ERR_API', 'ERR_HTTP_TIMEOUT', 'ERR_XXTEA_INTEGRITY']))
  expect(headings.filter((heading) => heading.startsWith('ERR_')).sort()).toEqual(codes)
})

test('no two sections share an anchor, and the link of an error leads to one', () => {
  // GitHub's anchors: small letters, without signs other than "-" and "_", blanks as "-".
  const anchors = headings.map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-')
  )
  expect(new Set(anchors).size).toBe(anchors.length)
  const error = new ServiceError('ERR_HTTP_TIMEOUT', {
    service: 's',
    operation: 'o',
    shortMessage: 'm',
    retryable: true,
    outcome: 'rejected'
  })
  const [address, anchor] = error.docsUrl.split('#')
  expect(address?.endsWith('/docs/errors.md')).toBe(true)
  expect(anchors).toContain(anchor)
})
