import ts from 'typescript'

/** One module that a source file names. */
export interface ImportedModule {
  readonly specifier: string
  readonly line: number
}

/** Lists what a source file imports, re-exports, requires or loads later, by the TypeScript parser. */
export function listImports(text: string): ImportedModule[] {
  const { importedFiles } = ts.preProcessFile(text, true, true)
  return importedFiles.map(({ fileName, pos }) => ({
    specifier: fileName,
    line: text.slice(0, pos).split('\n').length
  }))
}
