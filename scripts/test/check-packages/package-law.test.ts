import { expect, it } from 'vitest'
import { packageLaw } from '../../check-packages/package-law.ts'

const laws = Object.entries(packageLaw)

it('lets nothing but private packages depend on all', () => {
  expect(laws.filter(([, { internal }]) => internal.includes('*')).map(([folder]) => folder)).toEqual([
    'examples',
    'bench'
  ])
})

it('lets no client know another, but payment know alipay', () => {
  const isClient = (folder: string): boolean => packageLaw[folder]?.kind === 'client'
  const pairs = laws.flatMap(([folder, { internal }]) =>
    isClient(folder) ? internal.filter(isClient).map((known) => `${folder} -> ${known}`) : []
  )
  expect(pairs).toEqual(['payment -> alipay'])
})

it('has no circle', () => {
  const reach = (folder: string): string[] =>
    (packageLaw[folder]?.internal ?? []).filter((name) => name !== '*').flatMap((name) => [name, ...reach(name)])
  for (const [folder] of laws) expect(reach(folder)).not.toContain(folder)
})

it('names no package that it has no law for', () => {
  const named = laws.flatMap(([, { internal }]) => internal).filter((name) => name !== '*')
  expect(named.filter((name) => !(name in packageLaw))).toEqual([])
})
