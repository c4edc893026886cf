/** Maps a list with at most `limit` calls under way at once; the results keep the order of the list. */
export async function mapLimited<Item, Result>(
  items: readonly Item[],
  limit: number,
  map: (item: Item) => Promise<Result>
): Promise<Result[]> {
  const results: Result[] = new Array(items.length)
  const rest = items.entries()
  const work = async (): Promise<void> => {
    // One iterator for all workers: each item is taken once.
    for (const [index, item] of rest) results[index] = await map(item)
  }
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, work))
  return results
}
