import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** A process of ours that runs a script of this folder, and talks over IPC. */
export interface Worker {
  readonly pid: number
  /** Sends a message. */
  tell(message: unknown): void
  /** Calls `listen` with every message. */
  hear<Message>(listen: (message: Message) => void): void
  /** The next message. */
  next<Message>(): Promise<Message>
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>
}

/** Runs a script in a process of its own, which reads the packages from source. */
export function runWorker(script: URL, ...argv: string[]): Worker {
  const child: ChildProcess = fork(fileURLToPath(script), argv, {
    execArgv: ['--conditions=@kaifang/source', '--import', 'tsx'],
    env: { ...process.env, NODE_OPTIONS: '' }
  })
  // What it has said before its end comes before the end of the channel.
  const gone = Promise.all(
    ['exit', 'disconnect'].map((event) => new Promise<void>((resolve) => child.once(event, () => resolve())))
  )
  // A message that meets a process that has just been killed is lost, as it should be.
  child.on('error', () => {})
  return {
    pid: child.pid as number,
    tell: (message) => void (child.connected && child.send(message as object, () => {})),
    hear: <Message>(listen: (message: Message) => void) =>
      void child.on('message', (message) => listen(message as Message)),
    next: <Message>() =>
      new Promise<Message>((resolve, reject) => {
        const onExit = (code: number | null, signal: string | null): void =>
          reject(new Error(`ended: ${code ?? signal}`))
        child.once('exit', onExit)
        child.once('message', (message) => {
          child.off('exit', onExit)
          resolve(message as Message)
        })
      }),
    async kill() {
      child.kill('SIGKILL')
      await gone
    }
  }
}
