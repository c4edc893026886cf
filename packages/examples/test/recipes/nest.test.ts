import { buildNestApp } from '../../src/recipes/nest.ts'
import { describeRecipe } from './describe-recipe.ts'

describeRecipe('Nest', async (payments) => {
  const app = await buildNestApp(payments)
  await app.listen(0, '127.0.0.1')
  return { url: await app.getUrl(), close: () => app.close() }
})
