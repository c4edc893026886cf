import { expect, it } from 'vitest'
import { oneUndiciImport } from '../../../check-packages/rules/one-undici-import.ts'
import { checkRule } from '../check-rule.ts'

it('lets only the transport and the benchmarks import undici', () => {
  const findings = checkRule(oneUndiciImport, {
    'packages/bench/src/bench.ts': "import 'undici'\n",
    'packages/http-core/src/undici-transport.ts': "import 'undici'\n",
    'packages/http-core/src/transport.ts': "\nimport type { Dispatcher } from 'undici'\n",
    'packages/utools/src/a.ts': "await import('undici/lib/x.js')\n"
  })
  expect(findings).toEqual([
    'packages/http-core/src/transport.ts:2 only packages/http-core/src/undici-transport.ts may import undici',
    'packages/utools/src/a.ts:1 only packages/http-core/src/undici-transport.ts may import undici'
  ])
})
