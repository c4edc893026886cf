import { expect, it } from 'vitest'
import { clientGrammar } from '../../../check-packages/rules/client-grammar.ts'
import { checkRule } from '../check-rule.ts'

const parts = ['settings', 'context', 'sign', 'reply', 'error-codes']

it('accepts a client that has every part, by its own initialiser', () => {
  const findings = checkRule(clientGrammar, {
    'packages/wechat-openapi/src/init-weixin.ts': '',
    'packages/wechat-openapi/src/operations/get-token.ts': '',
    'packages/wechat-openapi/src/notify/verify-push.ts': '',
    ...Object.fromEntries(parts.map((part) => [`packages/wechat-openapi/src/wechat-openapi-${part}.ts`, ''])),
    'packages/xxtea/src/index.ts': ''
  })
  expect(findings).toEqual([])
})

it('names each part that a client lacks, with notify only where the platform notifies', () => {
  const findings = checkRule(clientGrammar, {
    'packages/utools/src/create-utools.ts': '',
    'packages/utools/src/utools-settings.ts': '',
    'packages/tianyi-h5/src/init-tianyi-h5.ts': '',
    'packages/tianyi-h5/src/operations/a.ts': '',
    ...Object.fromEntries(parts.slice(1).map((part) => [`packages/tianyi-h5/src/tianyi-h5-${part}.ts`, '']))
  })
  expect(findings).toEqual([
    'packages/tianyi-h5/src/tianyi-h5-settings.ts is missing from this client',
    'packages/utools/src/init-utools.ts is missing from this client',
    'packages/utools/src/utools-context.ts is missing from this client',
    'packages/utools/src/utools-sign.ts is missing from this client',
    'packages/utools/src/utools-reply.ts is missing from this client',
    'packages/utools/src/utools-error-codes.ts is missing from this client',
    'packages/utools/src/operations/ is missing from this client',
    'packages/utools/src/notify/ is missing from this client'
  ])
})
