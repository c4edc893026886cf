import { expect, it } from 'vitest'
import { listExports } from '../../check-packages/list-exports.ts'

it('lists the names of every kind of export', () => {
  const text = `export const a = 1, b = 2
export function c() {}
export async function* d() {}
export class E {}
export interface F {}
export type G = F
export { h, i as j } from './h.ts'
export * from './k.ts'
const hidden = 1
`
  expect(listExports(text)).toEqual(['a', 'b', 'c', 'd', 'E', 'F', 'G', 'h', 'j'])
})
