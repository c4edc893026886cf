import { expect, it } from 'vitest'
import { documentLinks } from '../../../check-packages/rules/document-links.ts'
import { checkRule } from '../check-rule.ts'

it('follows every citation to its page and section', () => {
  const findings = checkRule(documentLinks, {
    'docs/sources.md': '# Sources\n\n## uTools server API\n\n### `ERR_BAD_SIGN` (签名)\n',
    'README.md': 'See docs/sources.md and [guide](docs/guide/none.md).\n',
    'packages/utools/README.md': '[sources](../../docs/sources.md#utools-server-api)\n',
    'packages/utools/src/a.ts': `/**
 * @see docs/sources.md#utools-server-api
 * @see docs/sources.md#err_bad_sign-签名
 * @see docs/sources.md#utools
 */
`
  })
  expect(findings).toEqual([
    'README.md:1 cites docs/guide/none.md, which is not there',
    'packages/utools/src/a.ts:4 cites docs/sources.md#utools: docs/sources.md has no such section'
  ])
})
