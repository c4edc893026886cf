import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { canonicalQuery, canonicalText, httpBuildQuery, signParams, verifyParams } from '../src/index.ts'
import { anyParams } from './any-params.ts'
import { fuzzRuns, fuzzSeed } from './fuzz-settings.ts'
import { askPhp, findPhp, type OracleAnswer } from './php-oracle.ts'

const SETS = fuzzRuns(2000)
const questions = fc.sample(fc.record({ params: anyParams, secret: fc.stringMatching(/^[!-~]{1,100}$/) }), {
  numRuns: SETS,
  seed: fuzzSeed
})

/** Names that PHP's default `ksort` may compare as numbers. */
const NUMERIC_LOOKING = /^[ \t\n\r\v\f]*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?[ \t\n\r\v\f]*$/i
/** UTF-16 puts these before U+E000 to U+FFFF, the bytes of UTF-8 put them behind. */
const ASTRAL = /[\u{10000}-\u{10ffff}]/u

const php = findPhp()
const title =
  php === undefined
    ? 'PHP as the oracle: skipped, there is no php on the path'
    : `PHP ${php} as the oracle, ${SETS} sets from seed ${fuzzSeed}`

describe.skipIf(php === undefined)(title, () => {
  let answers: OracleAnswer[]
  beforeAll(() => {
    answers = askPhp(questions)
  }, 120_000)

  it('was asked about every set, and at least 1000', () => {
    expect(answers.length).toBe(SETS)
    expect(SETS).toBeGreaterThanOrEqual(1000)
  })

  it.each(['rfc1738', 'rfc3986'] as const)('agrees on http_build_query in %s', (encoding) => {
    const ours = questions.map(({ params }) => httpBuildQuery(params, { encoding }))
    expect(ours).toEqual(answers.map((answer) => answer[encoding]))
  })

  const sorted = questions
    .map((question, index) => ({ ...question, index }))
    .filter(({ params }) => !Object.keys(params).some((key) => ASTRAL.test(key)))

  it('agrees on the sorted query and on its digests', () => {
    expect(sorted.length).toBeGreaterThanOrEqual(SETS / 2)
    for (const { params, secret, index } of sorted) {
      const { canonicalQuery: query, hmacSha256, hmacSha1, md5 } = answers[index]!
      expect({
        query: canonicalQuery(params),
        hmacSha256: signParams(params, secret),
        hmacSha1: signParams(params, secret, { algorithm: 'hmac-sha1', letterCase: 'upper' }),
        md5: signParams(params, secret, { algorithm: 'md5', secretSuffix: '&key=' })
      }).toEqual({ query, hmacSha256, hmacSha1, md5 })
      expect(verifyParams(params, hmacSha256, ['another', secret])).toBe(true)
    }
  })

  it('agrees on the raw text and its MD5', () => {
    for (const { params, secret, index } of sorted) {
      const flat = Object.fromEntries(
        Object.entries(params).filter(
          ([, value]) => /^(string|bigint)$/.test(typeof value) || (Number.isInteger(value) && !Object.is(value, -0))
        )
      )
      const rules = {
        dialect: 'text',
        skipEmpty: true,
        letterCase: 'upper',
        algorithm: 'md5',
        secretSuffix: '&key='
      } as const
      expect(canonicalText(flat as Record<string, string>, { skipEmpty: true })).toBe(answers[index]!.canonicalText)
      expect(signParams(flat, secret, rules)).toBe(answers[index]!.textMd5)
    }
  })

  it('agrees with the default ksort where no name looks like a number', () => {
    const plain = sorted.filter(({ params }) => !Object.keys(params).some((key) => NUMERIC_LOOKING.test(key)))
    expect(plain.length).toBeGreaterThanOrEqual(SETS / 4)
    for (const { params, index } of plain) {
      const names = canonicalQuery(Object.fromEntries(Object.keys(params).map((key) => [key, ''])))
      const query = new URLSearchParams(
        answers[index]!.defaultOrder.map((key): [string, string] => [key, ''])
      ).toString()
      expect(names).toBe(query.replaceAll('*', '%2A'))
    }
  })
})
