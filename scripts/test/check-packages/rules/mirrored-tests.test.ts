import { expect, it } from 'vitest'
import { mirroredTests } from '../../../check-packages/rules/mirrored-tests.ts'
import { checkRule } from '../check-rule.ts'

it('asks a test at the same place of each source file that does something', () => {
  const findings = checkRule(mirroredTests, {
    'packages/xxtea/src/index.ts': "export { a } from './a.ts'\n",
    'packages/xxtea/src/types.ts': "import type { B } from './b.ts'\nexport interface A {}\nexport type C = A | B\n",
    'packages/xxtea/src/tested.ts': 'export const tested = 1\n',
    'packages/xxtea/test/tested.test.ts': '',
    'packages/xxtea/src/deep/alone.ts': 'export const alone = 1\n',
    'packages/xxtea/test/alone.test.ts': '',
    'packages/bench/src/bench.ts': 'run()\n',
    'scripts/check-all.ts': 'run()\n',
    'scripts/test/fixture.ts': 'run()\n',
    'scripts/vitest.config.ts': 'export default 1\n'
  })
  expect(findings).toEqual([
    'packages/xxtea/src/deep/alone.ts has no test: packages/xxtea/test/deep/alone.test.ts',
    'scripts/check-all.ts has no test: scripts/test/check-all.test.ts'
  ])
})
