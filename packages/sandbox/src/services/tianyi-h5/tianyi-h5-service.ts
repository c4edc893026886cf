import type { ActiveFault, Service, ServiceAnswer, ServiceContext, ServiceRequest } from '../../engine/service.ts'
import type { OperationCoverage } from '../../sandbox-types.ts'
import { authorizeUserInfo } from './authorize-user-info.ts'
import { TianyiRefusal, tianyiEnvelope } from './tianyi-envelope.ts'
import { tianyiH5Faults } from './tianyi-h5-faults.ts'
import { createTianyiH5Handle, tianyiH5Actions } from './tianyi-h5-handle.ts'
import { defaultTianyiH5Settings, readTianyiH5Settings } from './tianyi-h5-settings.ts'
import { createTianyiH5State, mintCredentials } from './tianyi-h5-state.ts'
import type { TianyiH5Sandbox, TianyiH5Settings } from './tianyi-h5-types.ts'

const absent = 'answers 501; its signing and decryption are those of authorizeUserInfo'

/** The user authorization of Tianyi H5, and its relatives. */
const tianyiH5Operations: readonly OperationCoverage[] = Object.freeze([
  {
    operation: 'authorizeUserInfo',
    method: 'GET',
    path: '/platform/h5auth/api/open/oauth2/authorizeUserInfo',
    status: 'simulated',
    note: 'signed headers, time window, token life; encrypted answer'
  },
  {
    operation: 'getJsTicket',
    method: 'GET',
    path: '/platform/h5auth/api/open/getJsTicket',
    status: 'absent',
    note: 'answers 501; its answer is not documented publicly'
  },
  {
    operation: 'code2Session',
    method: 'POST',
    path: '/platform/auth/api/open/code2Session',
    status: 'absent',
    note: absent
  },
  {
    operation: 'getUserInfo',
    method: 'GET',
    path: '/platform/auth/api/open/getUserInfo',
    status: 'absent',
    note: absent
  },
  {
    operation: 'getECloudToken',
    method: 'GET',
    path: '/platform/auth/api/open/getECloudToken',
    status: 'absent',
    note: 'answers 501; it opens the cloud-drive interface, which is not played'
  }
] as const)

/** Tianyi cloud drive H5, played from its published documents (天翼云盘 h5.authorizeUserInfo). */
export const tianyiH5Service: Service<TianyiH5Sandbox, TianyiH5Settings> = Object.freeze({
  name: 'tianyi-h5',
  title: 'Tianyi cloud drive H5 (天翼云盘 H5)',
  operations: tianyiH5Operations,
  faults: tianyiH5Faults,
  refuse: (status: number, text: string) => tianyiEnvelope(status, text, null, undefined, status),
  start(context: ServiceContext<TianyiH5Settings>) {
    const settings = readTianyiH5Settings(context.settings, defaultTianyiH5Settings)
    const credentials = mintCredentials(context.random('application'))
    const state = context.resettable(() => createTianyiH5State(context.random, settings))
    const handle = createTianyiH5Handle(context, credentials, state)
    return {
      handle,
      actions: tianyiH5Actions(handle),
      answer(request: ServiceRequest, fault: ActiveFault | undefined): ServiceAnswer {
        try {
          return authorizeUserInfo(request, { credentials, state: state(), nowMs: context.clock.now() }, fault)
        } catch (error) {
          if (error instanceof TianyiRefusal) return tianyiEnvelope(error.code, error.message, null, error.explanation)
          throw error
        }
      }
    }
  }
})
