import { expect, it } from 'vitest'
import { fileSize } from '../../../check-packages/rules/file-size.ts'
import { checkRule } from '../check-rule.ts'

it('refuses a file of 401 lines and lets one of 400 pass', () => {
  const findings = checkRule(fileSize, {
    'packages/xxtea/src/long.ts': 'x()\n'.repeat(401),
    'packages/xxtea/src/full.ts': 'x()\n'.repeat(400),
    'packages/xxtea/test/vectors/many.json': '1\n'.repeat(1000)
  })
  expect(findings).toEqual(['packages/xxtea/src/long.ts has 401 lines; the limit is 400: split it'])
})
