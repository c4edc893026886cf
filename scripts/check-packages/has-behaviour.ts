import ts from 'typescript'

/** Tells whether a module has code that can be wrong at run time: not only types and re-exports. */
export function hasBehaviour(text: string): boolean {
  const { statements } = ts.createSourceFile('module.ts', text, ts.ScriptTarget.Latest)
  return statements.some(
    (statement) =>
      !(
        ts.isImportDeclaration(statement) ||
        ts.isExportDeclaration(statement) ||
        ts.isInterfaceDeclaration(statement) ||
        ts.isTypeAliasDeclaration(statement)
      )
  )
}
