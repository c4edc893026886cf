import type { WorkspacePackage } from '../read-workspace.ts'
import type { Rule } from '../rule.ts'

/** Replaces what the files that come later would get. */
const REPLACES = /\bvi\.(?:mock|doMock|resetModules|stubGlobal|stubEnv)\b/
/** Registered when it is imported: for the first file of a worker, and for no other. */
const HOOK = /^(?:before|after)(?:All|Each)\(/

/**
 * Where test files share what they import (`sharedProject` of `vitest.base.ts`), none may replace a module or a global, and no
 * helper may register hooks on import.
 */
export const sharedModules: Rule = {
  name: 'shared-modules',
  check: ({ packages }) =>
    packages
      .filter(sharesModules)
      .flatMap(({ folder, files, read }) =>
        files
          .filter((file) => file.startsWith('test/') && file.endsWith('.ts'))
          .flatMap((file) =>
            explainLines(read(file), file).map((finding) => ({ ...finding, file: `packages/${folder}/${file}` }))
          )
      )
}

function sharesModules({ files, read }: WorkspacePackage): boolean {
  return files.includes('vitest.config.ts') && read('vitest.config.ts').includes('sharedProject')
}

function explainLines(text: string, file: string): { readonly line: number; readonly message: string }[] {
  return text.split('\n').flatMap((line, index) => {
    const message = explain(line, file.endsWith('.test.ts'))
    return message === undefined ? [] : [{ line: index + 1, message }]
  })
}

function explain(text: string, isTest: boolean): string | undefined {
  const [found] = REPLACES.exec(text) ?? []
  if (found !== undefined) return `${found} would last for the files that follow; take the dependency as an argument`
  if (isTest || !HOOK.test(text)) return undefined
  return 'a hook that is registered on import serves one file only: register it in a function that each file calls'
}
