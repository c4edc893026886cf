/** Parameters of the auth-exempt `youzan.cloud.client.query.encryptconfig`; `decryptField` makes them. */
export interface EncryptConfigParams {
  readonly client_id: string
  readonly kdt_id?: string
  /** `yyyy-MM-dd HH:mm:ss`, UTC+08:00. */
  readonly timestamp: string
  readonly sign: string
}

/** Result of `youzan.cloud.client.query.encryptconfig`. */
export interface EncryptConfigData {
  /** 1: keys per shop; 0: keys per application, with `kdtId` 0. */
  readonly encryptType: number
  readonly secretKeyInfoList: readonly {
    readonly clientId?: string
    readonly kdtId: number | string
    /** Base64; a secret. */
    readonly secretKey: string
    readonly version: number | string
  }[]
}
