import type { Step } from './step.ts'

const tsx = (script: string): Step['command'] => ['tsx', `scripts/${script}.ts`]

/** All steps; what takes longest comes first, so that the others run beside it. */
export const checkSteps: readonly Step[] = [
  { name: 'build', title: 'build every package', command: ['pnpm', 'run', 'build'] },
  { name: 'biome', title: 'format and lint', command: ['biome', 'check', '--error-on-warnings'] },
  { name: 'packages', title: 'house rules', command: tsx('check-packages') },
  { name: 'changesets', title: 'release notes', command: tsx('check-changesets') },
  {
    name: 'pack',
    title: 'tarballs on every runtime and type resolution',
    command: tsx('check-pack'),
    after: ['build']
  },
  { name: 'typecheck', title: 'types of sources, tests and scripts', command: ['pnpm', 'run', 'typecheck'] },
  { name: 'knip', title: 'unused files, exports and dependencies', command: ['knip'] },
  { name: 'typedoc', title: 'every export documented, every link alive', command: ['typedoc'] },
  { name: 'examples', title: 'examples of READMEs and docstrings', command: tsx('check-examples') }
]
