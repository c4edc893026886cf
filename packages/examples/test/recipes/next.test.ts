import { describeLargeRecipe } from './describe-recipe.ts'

describeLargeRecipe('Next', 'next')
