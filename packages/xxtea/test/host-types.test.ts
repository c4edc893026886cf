import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { expect, test } from 'vitest'

const START_MS = 30_000
const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url))

function diagnose(entry: string, text?: string): string[] {
  const { config } = ts.readConfigFile(path('../../../tsconfig.base.json'), ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent(config, { ...ts.sys, readDirectory: () => [] }, path('../../..'))
  // No type of Node and none of the DOM: what is left is the language itself.
  const bare: ts.CompilerOptions = { ...options, types: [] }
  const host = ts.createCompilerHost(bare)
  const { getSourceFile } = host
  host.getSourceFile = (name, ...rest) =>
    name === entry && text !== undefined
      ? ts.createSourceFile(name, text, ts.ScriptTarget.Latest)
      : getSourceFile(name, ...rest)
  return ts
    .getPreEmitDiagnostics(ts.createProgram([entry], bare, host))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '))
}

test(
  'the source type-checks with nothing but the language, so that no global of Node can slip in',
  () => {
    expect(diagnose(path('../src/index.ts'))).toEqual([])
  },
  START_MS
)

test(
  'a global of Node would be found',
  () => {
    const text =
      "export const first = Buffer.alloc(1)\nexport const second = process.pid\nexport const third = atob('')\n"
    expect(diagnose(path('../src/index.ts'), text)).toHaveLength(3)
  },
  START_MS
)
