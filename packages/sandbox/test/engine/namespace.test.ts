import { describe, expect, it } from 'vitest'
import { createCertificateAuthority } from '../../src/engine/certificate-authority.ts'
import { createNamespace, type NamespacePlan } from '../../src/engine/namespace.ts'
import type { Service } from '../../src/engine/service.ts'
import { echoService } from '../support/play-echo.ts'

const plan: NamespacePlan = {
  name: 'left',
  origin: 'http://127.0.0.1:1',
  secureOrigin: 'https://127.0.0.1:2',
  authority: createCertificateAuthority({ commonName: 'test' }),
  seed: 'seed',
  startTime: 0,
  frozen: true,
  logLimit: 10,
  services: [{ service: echoService, settings: undefined }]
}

describe('createNamespace', () => {
  it('puts its name into the addresses; the default one is at the root', () => {
    const named = createNamespace(plan)
    expect([named.url, named.services[0]?.baseUrl]).toEqual([
      'http://127.0.0.1:1/ns/left',
      'http://127.0.0.1:1/ns/left/utools'
    ])
    const main = createNamespace({ ...plan, name: 'default' })
    expect([main.url, main.services[0]?.baseUrl]).toEqual([
      'http://127.0.0.1:1',
      'http://127.0.0.1:1/ns/default/utools'
    ])
  })

  it('gives every platform the faults of the transport', () => {
    const list = createNamespace(plan).faults.list()
    expect(list).toHaveLength(19)
    expect(new Set(list.map(({ name }) => name)).size).toBe(19)
    expect(list.every(({ services, description }) => services.includes('utools') && description.endsWith('.'))).toBe(
      true
    )
  })

  it('disposes of state at a reset and makes it anew, and disposes at the end', () => {
    const events: string[] = []
    const service: Service<unknown, object> = {
      ...echoService,
      start(context) {
        const make = () => {
          events.push(`make ${context.random('x').hex(4)}`)
          return events.length
        }
        context.resettable(make, () => events.push('dispose'))
        return echoService.start(context)
      }
    }
    const namespace = createNamespace({ ...plan, services: [{ service, settings: undefined }] })
    namespace.reset()
    namespace.close()
    expect(events).toEqual([events[0], 'dispose', events[0], 'dispose'])
  })
})
