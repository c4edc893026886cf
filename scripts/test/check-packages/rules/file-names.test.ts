import { describe, expect, it } from 'vitest'
import { fileNames } from '../../../check-packages/rules/file-names.ts'
import { checkRule } from '../check-rule.ts'

describe('fileNames', () => {
  it('accepts a name whose words stand in the name of an export', () => {
    const findings = checkRule(fileNames, {
      'packages/http-core/src/read-money.ts': 'export function readMoney() {}\n',
      'packages/http-core/src/token-store.ts': 'const createTokenStore = 1\nexport { createTokenStore }\n',
      'packages/http-core/src/events.ts': 'export interface Other {}\nexport const emitEvent = 1, b = 2\n',
      'packages/http-core/src/user-agent.ts': "export const USER_AGENT = 'x'\n",
      'packages/http-core/src/base-url.ts': 'export const readBaseUrl = 1\n',
      'packages/http-core/src/errors/api-error.ts': 'export class ApiError {}\n',
      'packages/http-core/src/reply-types.ts': 'export interface Reply {}\n',
      'packages/http-core/src/index.ts': "export { a } from './a.ts'\n",
      'packages/http-core/src/cli.ts': 'main()\n'
    })
    expect(findings).toEqual([])
  })

  it('refuses a file that is not named after an export', () => {
    const findings = checkRule(fileNames, {
      'packages/http-core/src/money.ts': 'export const readFen = 1\nexport type Yuan = string\n',
      'packages/http-core/src/some-types.ts': 'export const thing = 1\n'
    })
    expect(findings).toEqual([
      'packages/http-core/src/money.ts must be named after one of its exports: readFen, Yuan',
      'packages/http-core/src/some-types.ts must be named after one of its exports: thing'
    ])
  })

  it('leaves the names that the grammar of clients fixes', () => {
    const findings = checkRule(fileNames, {
      'packages/utools/src/utools-sign.ts': 'export const createUtoolsSigner = 1\n',
      'packages/http-core/src/utools-sign.ts': 'export const createUtoolsSigner = 1\n'
    })
    expect(findings).toEqual([
      'packages/http-core/src/utools-sign.ts must be named after one of its exports: createUtoolsSigner'
    ])
  })

  it('refuses empty names and other cases, of files and folders', () => {
    const findings = checkRule(fileNames, {
      'packages/http-core/src/helpers/read.ts': 'export const read = 1\n',
      'packages/http-core/src/text-utils.ts': 'export const textUtils = 1\n',
      'packages/http-core/src/readMoney.ts': '',
      'packages/http-core/test/common.ts': ''
    })
    expect(findings).toEqual([
      'packages/http-core/src/helpers/read.ts "helpers" says nothing: name what is inside',
      'packages/http-core/src/readMoney.ts "readMoney" must be kebab-case',
      'packages/http-core/src/text-utils.ts "utils" says nothing: name what is inside',
      'packages/http-core/test/common.ts "common" says nothing: name what is inside'
    ])
  })
})
