import { describe, expect, it } from 'vitest'
import { readGateway } from '../src/read-gateway.ts'

const read = (settings: Parameters<typeof readGateway>[1]) => readGateway('initAlipay', settings)

describe('readGateway', () => {
  it('is the platform’s, or its sandbox’s', () => {
    expect(read({})).toEqual({
      base: { origin: 'https://openapi.alipay.com', pathPrefix: '' },
      baseUrl: 'https://openapi.alipay.com',
      path: '/gateway.do',
      url: 'https://openapi.alipay.com/gateway.do'
    })
    expect(read({ sandbox: true }).url).toBe('https://openapi-sandbox.dl.alipaydev.com/gateway.do')
    expect(read({ sandbox: false }).url).toBe('https://openapi.alipay.com/gateway.do')
  })

  it.each([
    [{ gateway: 'http://127.0.0.1:8080/gateway.do' }, 'http://127.0.0.1:8080/gateway.do'],
    [{ gateway: 'http://127.0.0.1:8080' }, 'http://127.0.0.1:8080/gateway.do'],
    [{ gateway: 'https://proxy.example.com/alipay/openapi' }, 'https://proxy.example.com/alipay/openapi'],
    [{ baseUrl: 'http://127.0.0.1:8080' }, 'http://127.0.0.1:8080/gateway.do'],
    [{ baseUrl: 'http://127.0.0.1:8080/gateway.do' }, 'http://127.0.0.1:8080/gateway.do'],
    [{ baseUrl: 'https://proxy.example.com/alipay/' }, 'https://proxy.example.com/alipay/gateway.do']
  ])('reads %j', (settings, url) => {
    const gateway = read(settings)
    expect(gateway.url).toBe(url)
    expect(gateway.baseUrl + gateway.path).toBe(url)
  })

  it.each([
    [
      { gateway: 'https://openapi.alipaydev.com/gateway.do' },
      'got the retired host of the sandbox, whose TLS certificate is no good. Set sandbox: true'
    ],
    [{ baseUrl: 'https://openapi.sandbox.dl.alipaydev.com' }, '"baseUrl" expected a gateway that is in use'],
    [{ gateway: 'http://openapi.alipay.com/gateway.do' }, 'expected an https URL'],
    [{ gateway: 'x' }, 'expected an https URL'],
    [
      { gateway: 'https://a.com', baseUrl: 'https://a.com' },
      'expected one of gateway, baseUrl and sandbox, got 2 of them'
    ],
    [{ sandbox: true, gateway: 'https://a.com' }, 'got 2 of them'],
    [{ sandbox: 'yes' as never }, '"sandbox" expected true or false']
  ])('refuses %j', (settings, words) => {
    expect(() => read(settings)).toThrow(words)
  })
})
