import { expect, it } from 'vitest'
import { callUtools } from '../support/call-utools.ts'
import { openSandbox } from '../support/open-sandbox.ts'

it('shows addresses and explained requests, and escapes what came from outside', async () => {
  const sandbox = await openSandbox()
  await callUtools(sandbox, {
    path: '/baseinfo',
    params: { access_token: '<script>' },
    sign: () => '"><script>alert(1)</script>'
  })
  const response = await fetch(sandbox.url)
  const page = await response.text()
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(page).toContain(`<code>${sandbox.utools.baseUrl}</code>`)
  expect(page).toContain('the signature does not belong to these parameters and this secret')
  expect(page).not.toContain('<script')
})

it('says when a connection was cut', async () => {
  const sandbox = await openSandbox()
  sandbox.faults.next('reset-before-reply')
  await expect(callUtools(sandbox, { path: '/baseinfo' })).rejects.toThrow('fetch failed')
  expect(await (await fetch(sandbox.url)).text()).toContain('connection cut')
})
