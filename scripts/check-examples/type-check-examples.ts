import { join } from 'node:path'
import ts from 'typescript'
import type { Finding } from '../finding.ts'
import type { Example } from './example.ts'

/**
 * Type-checks examples as strict modules of their own, against the packages' source.
 *
 * @param folder - Folder of {@link prepareFolder}.
 * @param root - The repository, whose compiler options hold.
 */
export function typeCheckExamples(examples: readonly Example[], folder: string, root: string): Finding[] {
  const config = ts.readConfigFile(join(root, 'tsconfig.base.json'), ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent(config.config, { ...ts.sys, readDirectory: () => [] }, root)
  const texts = new Map(examples.map(({ text }, index) => [posix(join(folder, `example-${index}.ts`)), text]))
  const compilerOptions: ts.CompilerOptions = {
    ...options,
    moduleDetection: ts.ModuleDetectionKind.Force,
    typeRoots: [join(folder, 'node_modules/@types')]
  }
  const host = ts.createCompilerHost(compilerOptions)
  const { fileExists, readFile, getSourceFile } = host
  host.getCurrentDirectory = () => folder
  host.fileExists = (path) => texts.has(posix(path)) || fileExists(path)
  host.readFile = (path) => texts.get(posix(path)) ?? readFile(path)
  host.getSourceFile = (path, version, ...rest) => {
    const text = texts.get(posix(path))
    return text === undefined ? getSourceFile(path, version, ...rest) : ts.createSourceFile(path, text, version)
  }
  const program = ts.createProgram([...texts.keys()], compilerOptions, host)
  return examples.flatMap(({ file, line }, index) => {
    const source = program.getSourceFile(posix(join(folder, `example-${index}.ts`)))
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      (diagnostic) => ({
        file,
        line: line + 1 + (source?.getLineAndCharacterOfPosition(diagnostic.start ?? 0).line ?? 0),
        rule: 'example-types',
        message: ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ')
      })
    )
  })
}

function posix(path: string): string {
  return path.replaceAll('\\', '/')
}
