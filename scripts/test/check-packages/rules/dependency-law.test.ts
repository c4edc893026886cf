import { describe, expect, it } from 'vitest'
import { dependencyLaw } from '../../../check-packages/rules/dependency-law.ts'
import { checkRule } from '../check-rule.ts'

describe('dependencyLaw', () => {
  it('accepts what the law names', () => {
    const findings = checkRule(dependencyLaw, {
      'packages/utools/package.json': {
        dependencies: { '@kaifang/http-core': 'workspace:^', '@kaifang/hmac-sign': 'workspace:^' }
      },
      'packages/utools/src/index.ts':
        "import { a } from '@kaifang/http-core'\nexport { b } from './b.ts'\nimport 'node:fs'\n",
      'packages/utools/src/operations/b.ts': "import '../c.ts'\n"
    })
    expect(findings).toEqual([])
  })

  it('refuses a client that depends on another client, declared or only imported', () => {
    const findings = checkRule(dependencyLaw, {
      'packages/utools/package.json': { dependencies: { '@kaifang/tianyi-h5': 'workspace:^' } },
      'packages/utools/src/index.ts': "\nexport { x } from '@kaifang/youzan'\n"
    })
    expect(findings).toMatchInlineSnapshot(`
      [
        "packages/utools/package.json must not depend on @kaifang/tianyi-h5",
        "packages/utools/src/index.ts:2 must not import @kaifang/youzan",
      ]
    `)
  })

  it('sees imports of types, dynamic imports and require', () => {
    const findings = checkRule(dependencyLaw, {
      'packages/xxtea/package.json': {},
      'packages/xxtea/src/a.ts': "import type { A } from 'left-pad'\n",
      'packages/xxtea/src/b.ts': "export const b = () => import('right-pad')\n",
      'packages/xxtea/src/c.ts': "export const c = require('node:crypto')\n"
    })
    expect(findings).toMatchInlineSnapshot(`
      [
        "packages/xxtea/src/a.ts:1 must not import left-pad",
        "packages/xxtea/src/b.ts:1 must not import right-pad",
        "packages/xxtea/src/c.ts:1 must not import node:crypto",
      ]
    `)
  })

  it('refuses an import that the manifest does not declare', () => {
    const findings = checkRule(dependencyLaw, {
      'packages/http-core/package.json': { devDependencies: { undici: '^7.0.0' } },
      'packages/http-core/src/undici-transport.ts': "import 'undici'\n"
    })
    expect(findings).toEqual([
      'packages/http-core/src/undici-transport.ts:1 imports undici, which the manifest does not declare'
    ])
  })

  it('refuses a path into another package, and a path out of src', () => {
    const findings = checkRule(dependencyLaw, {
      'packages/utools/package.json': { dependencies: { '@kaifang/http-core': 'workspace:^' } },
      'packages/utools/src/index.ts':
        "import '@kaifang/http-core/testing'\nimport '../../http-core/src/clock.ts'\nimport './inside.ts'\n"
    })
    expect(findings).toMatchInlineSnapshot(`
      [
        "packages/utools/src/index.ts:1 must import the entry @kaifang/http-core, not @kaifang/http-core/testing",
        "packages/utools/src/index.ts:2 must not leave src: ../../http-core/src/clock.ts",
      ]
    `)
  })

  it('refuses ranges that pin a sibling or float a stranger', () => {
    const findings = checkRule(dependencyLaw, {
      'packages/alipay/package.json': { dependencies: { '@kaifang/http-core': '^1.0.0' } },
      'packages/http-core/package.json': { dependencies: { undici: '*' } }
    })
    expect(findings).toMatchInlineSnapshot(`
      [
        "packages/alipay/package.json @kaifang/http-core must be "workspace:^…", is "^1.0.0"",
        "packages/http-core/package.json undici must be "^…", is "*"",
      ]
    `)
  })

  it('refuses a package that the law does not know', () => {
    expect(checkRule(dependencyLaw, { 'packages/novel/package.json': {} })).toEqual([
      'packages/novel/package.json has no line in scripts/check-packages/package-law.ts'
    ])
  })
})
