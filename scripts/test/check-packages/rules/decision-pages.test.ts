import { expect, it } from 'vitest'
import { decisionPages } from '../../../check-packages/rules/decision-pages.ts'
import { checkRule } from '../check-rule.ts'

it('asks a page, with the name in backticks, for each foreign run-time dependency of what is published', () => {
  const findings = checkRule(decisionPages, {
    'docs/decisions/0001-undici.md': 'We send with `undici`. Unlike redis, it is ours.',
    'docs/decisions/notes.md': '`redis`',
    'packages/http-core/package.json': {
      dependencies: { undici: '^7.0.0', 'lossless-json': '^4.0.0', '@kaifang/xxtea': 'workspace:^' },
      devDependencies: { typescript: '6' }
    },
    'packages/redis-store/package.json': { peerDependencies: { redis: '^5.0.0' } },
    'packages/bench/package.json': { dependencies: { axios: '1' } }
  })
  expect(findings).toEqual([
    'packages/http-core/package.json lossless-json has no page in docs/decisions (a page names it in backticks)',
    'packages/redis-store/package.json redis has no page in docs/decisions (a page names it in backticks)'
  ])
})
