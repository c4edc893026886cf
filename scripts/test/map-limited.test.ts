import { expect, it } from 'vitest'
import { mapLimited } from '../map-limited.ts'

it('keeps the order and never runs more at once than it may', async () => {
  let running = 0
  let most = 0
  const results = await mapLimited([3, 1, 2, 0], 2, async (turns) => {
    running += 1
    most = Math.max(most, running)
    for (let turn = 0; turn < turns; turn += 1) await Promise.resolve()
    running -= 1
    return turns * 10
  })
  expect(results).toEqual([30, 10, 20, 0])
  expect(most).toBe(2)
})

it('maps nothing to nothing', async () => {
  expect(await mapLimited([], 2, async () => 1)).toEqual([])
})

it('fails when one call fails', async () => {
  const failing = mapLimited([1, 2], 1, async (item) => {
    throw new Error(`item ${item}`)
  })
  await expect(failing).rejects.toThrow('item 1')
})
