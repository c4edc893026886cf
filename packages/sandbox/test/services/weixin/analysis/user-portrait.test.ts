import { expect, it } from 'vitest'
import { createSeededRandom } from '../../../../src/engine/seeded-random.ts'
import { userPortrait } from '../../../../src/services/weixin/analysis/user-portrait.ts'

// WeChat reference 3.4.
it('has six groups that each add up to the users; devices have no id', () => {
  const portrait = userPortrait(12_345, createSeededRandom('x'), false)
  expect(Object.keys(portrait)).toEqual(['province', 'city', 'genders', 'platforms', 'devices', 'ages'])
  for (const [name, items] of Object.entries(portrait)) {
    expect(
      items.reduce((sum, { value }) => sum + value, 0),
      name
    ).toBe(12_345)
    const shape = name === 'devices' ? ['name', 'value'] : ['id', 'name', 'value']
    for (const item of items) expect(Object.keys(item)).toEqual(shape)
  }
})

it('repeats the count under the older name, if told so', () => {
  const { genders } = userPortrait(100, createSeededRandom('x'), true)
  for (const item of genders!) expect(item.access_source_visit_uv).toBe(item.value)
})
