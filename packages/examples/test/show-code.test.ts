import { startSandbox } from '@kaifang/sandbox'
import { initWeixin } from '@kaifang/wechat-openapi'
import { PNG } from 'pngjs'
import { expect, it } from 'vitest'
import { showCode } from '../src/show-code.ts'

/** Modules of what was shown: light ones are drawn. */
const modules = (text: string) =>
  text
    .split('\n')
    .flatMap((line) => [[...line].map((sign) => '▀█'.includes(sign)), [...line].map((sign) => '▄█'.includes(sign))])

it('shows every module of a code, with a quiet zone of two', async () => {
  const sandbox = await startSandbox({ seed: 'examples' })
  const { baseUrl, appId, secret } = sandbox.weixin
  const weixin = initWeixin({ baseUrl, appId, secret })
  try {
    for (const width of [280, 430, 1280]) {
      const { buffer } = await weixin.wxacode.get({ path: 'pages/index/index', width })
      const rows = modules(showCode(buffer))
      // A finder pattern, ISO/IEC 18004: dark 7, light 5 inside, dark 3 in the middle.
      const finder = rows.slice(2, 9).map((row) =>
        row
          .slice(2, 9)
          .map((light) => (light ? ' ' : '#'))
          .join('')
      )
      expect(finder).toEqual(['#######', '#     #', '# ### #', '# ### #', '# ### #', '#     #', '#######'])
      expect(rows[0]?.every(Boolean)).toBe(true)
      const size = rows[0]!.length - 4
      expect((size - 17) % 4).toBe(0)
      // Every module against the pixel in its middle.
      const png = PNG.sync.read(buffer)
      const scale = Math.floor(width / (size + 8))
      const margin = Math.floor((width - scale * size) / 2)
      for (let row = 0; row < size; row++) {
        for (let column = 0; column < size; column++) {
          const at = (place: number) => margin + place * scale + Math.floor(scale / 2)
          expect(rows[row + 2]![column + 2]).toBe(png.data[(at(row) * width + at(column)) * 4]! > 127)
        }
      }
    }
  } finally {
    await weixin.close()
    await sandbox.close()
  }
})

it('refuses an image without a code', () => {
  const blank = new PNG({ width: 10, height: 10 })
  blank.data.fill(255)
  expect(() => showCode(PNG.sync.write(blank))).toThrow('there is no code in the image')
})
