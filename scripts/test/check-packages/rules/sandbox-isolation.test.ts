import { expect, it } from 'vitest'
import { sandboxIsolation } from '../../../check-packages/rules/sandbox-isolation.ts'
import { checkRule } from '../check-rule.ts'

it('refuses any sibling in the source of the sandbox, and leaves its tests free', () => {
  const findings = checkRule(sandboxIsolation, {
    'packages/sandbox/package.json': { devDependencies: { '@kaifang/utools': 'workspace:^' } },
    'packages/sandbox/src/engine.ts': "import { Hono } from 'hono'\nimport { signParams } from '@kaifang/hmac-sign'\n",
    'packages/sandbox/test/engine.test.ts': "import { initUtools } from '@kaifang/utools'\n",
    'packages/utools/package.json': {},
    'packages/utools/src/index.ts': "import { signParams } from '@kaifang/hmac-sign'\n"
  })
  expect(findings).toEqual([
    'packages/sandbox/src/engine.ts:2 must not import @kaifang/hmac-sign: the sandbox plays the platform with its own code'
  ])
})
