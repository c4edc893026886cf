import { buildPackage } from '../../tsup.base.ts'

export default buildPackage({ entry: ['src/*.ts'], format: ['esm'], dts: false })
