import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { manifestTemplate } from '../../../check-packages/rules/manifest-template.ts'
import { checkRule } from '../check-rule.ts'

const path = 'packages/hmac-sign/package.json'
const model = JSON.parse(readFileSync(new URL(`../../../../${path}`, import.meta.url), 'utf8'))

describe('manifestTemplate', () => {
  it('accepts the model package', () => {
    expect(checkRule(manifestTemplate, { [path]: model })).toEqual([])
  })

  it('names each field that differs', () => {
    const findings = checkRule(manifestTemplate, {
      [path]: { ...model, license: 'ISC', sideEffects: true, description: 'no full stop', keywords: [], author: 'me' }
    })
    expect(findings).toMatchInlineSnapshot(`
      [
        "packages/hmac-sign/package.json "license" must be "MIT"",
        "packages/hmac-sign/package.json "sideEffects" must be false",
        "packages/hmac-sign/package.json "author" is not in the template",
        "packages/hmac-sign/package.json "description" must be one sentence",
        "packages/hmac-sign/package.json "keywords" must name the vendor as people search for it",
      ]
    `)
  })

  it('refuses fields out of order', () => {
    const { name, ...rest } = model
    expect(checkRule(manifestTemplate, { [path]: { ...rest, name } })[0]).toMatch(/"version" is out of order/)
  })

  it('refuses export conditions out of order, because the first that fits wins', () => {
    const entry = model.exports['.']
    const exports = { ...model.exports, '.': { import: entry.import, require: entry.require, '@kaifang/source': 'x' } }
    expect(checkRule(manifestTemplate, { [path]: { ...model, exports } })[0]).toMatch(/"exports" must be/)
  })

  it('refuses lifecycle scripts and a missing script', () => {
    const { test: _left, ...scripts } = model.scripts
    const findings = checkRule(manifestTemplate, {
      [path]: { ...model, scripts: { ...scripts, postinstall: 'node x.js' } }
    })
    expect(findings).toMatchInlineSnapshot(`
      [
        "packages/hmac-sign/package.json script "test" must be "vitest run --root ../.. --project hmac-sign"",
        "packages/hmac-sign/package.json script "postinstall" would run on the machine of whoever installs or packs",
      ]
    `)
  })

  it('asks a stub manifest of each subpath, and its folder in "files"', () => {
    const exports = { '.': model.exports['.'], './testing': subpath('testing'), './package.json': './package.json' }
    const wrong = checkRule(manifestTemplate, { [path]: { ...model, exports } })
    expect(wrong).toMatchInlineSnapshot(`
      [
        "packages/hmac-sign/package.json "files" must be ["dist","src","CHANGELOG.md","testing"]",
        "packages/hmac-sign/package.json "./testing" needs testing/package.json, for resolvers that do not read "exports"",
      ]
    `)
    const right = checkRule(manifestTemplate, {
      [path]: { ...model, exports, files: [...model.files, 'testing'] },
      'packages/hmac-sign/testing/package.json': {}
    })
    expect(right).toEqual([])
  })

  it('asks neither exports nor a build of a private package', () => {
    const { exports: _e, main: _m, module: _o, types: _t, files: _f, publishConfig: _p, keywords: _k, ...rest } = model
    const { 'check:pack': _c, build: _b, ...scripts } = model.scripts
    const { name, version, ...tail } = rest
    const manifest = { name, version, private: true, ...tail, scripts }
    expect(checkRule(manifestTemplate, { [path]: manifest })).toEqual([])
  })
})

function subpath(name: string): object {
  return {
    '@kaifang/source': `./src/${name}/index.ts`,
    import: { types: `./dist/${name}.d.ts`, default: `./dist/${name}.js` },
    require: { types: `./dist/${name}.d.cts`, default: `./dist/${name}.cjs` }
  }
}
