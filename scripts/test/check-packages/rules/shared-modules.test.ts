import { expect, it } from 'vitest'
import { sharedModules } from '../../../check-packages/rules/shared-modules.ts'
import { checkRule } from '../check-rule.ts'

/** What the rule says of one file of a package. */
const check = (text: string, file = 'test/a.test.ts', project = 'sharedProject'): string[] =>
  checkRule(sharedModules, {
    'packages/shop/vitest.config.ts': `export default mergeConfig(${project}, {})\n`,
    [`packages/shop/${file}`]: text
  })

it.each(['mock', 'doMock', 'resetModules', 'stubGlobal', 'stubEnv'])('refuses vi.%s', (name) => {
  expect(check(`import { vi } from 'vitest'\nvi.${name}('x')\n`)).toEqual([
    expect.stringContaining(`packages/shop/test/a.test.ts:2`)
  ])
  expect(check(`vi.${name}('x')\n`, 'test/a.test.ts', 'testProject')).toEqual([])
  expect(check(`vi.${name}('x')\n`, 'src/a.ts')).toEqual([])
})

it.each(['beforeAll', 'afterAll', 'beforeEach', 'afterEach'])('refuses %s in a helper, on import', (name) => {
  expect(check(`${name}(() => close())\n`, 'test/support/open.ts')).toEqual([
    expect.stringContaining('packages/shop/test/support/open.ts:1')
  ])
  expect(check(`${name}(() => close())\n`)).toEqual([])
  expect(check(`function open() {\n  ${name}(() => close())\n}\n`, 'test/support/open.ts')).toEqual([])
})

it('leaves what a test takes back', () => {
  expect(check('vi.useFakeTimers()\nvi.spyOn(a, "b")\nvi.fn()\n')).toEqual([])
})
