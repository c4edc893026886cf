import { buildPackage } from '../../tsup.base.ts'

export default buildPackage({ entry: { index: 'src/index.ts', testing: 'src/testing/index.ts' } })
