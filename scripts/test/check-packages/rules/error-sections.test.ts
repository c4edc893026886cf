import { expect, it } from 'vitest'
import { errorSections } from '../../../check-packages/rules/error-sections.ts'
import { checkRule } from '../check-rule.ts'

it('asks a section of each code once, leaves the codes of Node, and finds sections whose code is gone', () => {
  const findings = checkRule(errorSections, {
    'docs/errors.md': '# Errors\n\n## ERR_INPUT\n\n## ERR_TIANYI_H5_REFUSED\n\n## ERR_TIANYI_H5_GONE\n',
    'packages/http-core/src/a.ts':
      "throw error('ERR_INPUT')\nif (code === 'ERR_BUFFER_TOO_LARGE') throw error('ERR_HTTP_STATUS')\n",
    'packages/http-core/src/b.ts': "throw error('ERR_HTTP_STATUS')\n",
    'packages/tianyi-h5/src/c.ts': "/** `ERR_TIANYI_H5_REFUSED` */\nexport type Code = 'ERR_TIANYI_H5_NEW'\n",
    'packages/tianyi-h5/test/c.test.ts': "'ERR_TIANYI_H5_GONE'\n"
  })
  expect(findings).toEqual([
    'packages/http-core/src/a.ts:2 ERR_HTTP_STATUS has no section in docs/errors.md',
    'packages/tianyi-h5/src/c.ts:2 ERR_TIANYI_H5_NEW has no section in docs/errors.md',
    'docs/errors.md:7 no source knows ERR_TIANYI_H5_GONE'
  ])
})
