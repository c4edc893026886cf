import { buildPackage } from '../../tsup.base.ts'

export default buildPackage({ entry: { index: 'src/index.ts', cli: 'src/cli.ts' } })
