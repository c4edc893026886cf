import { buildFastifyApp } from '../../src/recipes/fastify.ts'
import { describeRecipe } from './describe-recipe.ts'

describeRecipe('Fastify', async (payments) => {
  const app = buildFastifyApp(payments)
  return { url: await app.listen({ port: 0, host: '127.0.0.1' }), close: () => app.close() }
})
