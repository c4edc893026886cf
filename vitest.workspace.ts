/** The one list of test projects: each package, and the repository's own scripts. */
export default ['packages/*/vitest.config.ts', 'scripts/vitest.config.ts']
