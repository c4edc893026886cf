import { fileURLToPath } from 'node:url'
import ts from 'typescript'

/** Names by function. */
export type Names = Readonly<Record<string, readonly string[]>>

const file = fileURLToPath(new URL('surface-types.ts', import.meta.url))

/** Asks the compiler for the properties of each type in `surface-types.ts`, in order of their names. */
export function readSurface(): Readonly<Record<string, Names>> {
  const program = ts.createProgram([file], {
    allowImportingTsExtensions: true,
    customConditions: ['@kaifang/source'],
    exactOptionalPropertyTypes: true,
    module: ts.ModuleKind.NodeNext,
    noEmit: true,
    skipLibCheck: true,
    strict: true,
    target: ts.ScriptTarget.ES2023
  })
  const checker = program.getTypeChecker()
  const source = program.getSourceFile(file) as ts.SourceFile
  const namesOf = (type: ts.Type): string[] => {
    const parts = type.isUnion() ? type.types : [type]
    return [...new Set(parts.flatMap((part) => checker.getPropertiesOfType(part).map(({ name }) => name)))].sort()
  }
  const surface: Record<string, Names> = {}
  for (const statement of source.statements) {
    if (!ts.isInterfaceDeclaration(statement) && !ts.isTypeAliasDeclaration(statement)) continue
    const type = checker.getTypeAtLocation(statement.name)
    const named = checker.getPropertiesOfType(type).map((property) => {
      const inner = checker.getTypeOfSymbolAtLocation(property, statement)
      const isValue = (inner.flags & ts.TypeFlags.Object) !== 0 || inner.isUnionOrIntersection()
      return [property.name, isValue ? namesOf(inner) : []] as const
    })
    surface[statement.name.text] = Object.fromEntries(named)
  }
  return surface
}
