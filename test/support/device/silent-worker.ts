/** A worker that answers only when a test tells it to. */
export class SilentWorker {
  static readonly all: SilentWorker[] = []
  readonly heard: unknown[] = []
  terminated = false
  onmessage: (event: { readonly data: unknown }) => void = () => undefined
  onerror: (event: { readonly message: string }) => void = () => undefined

  constructor() {
    SilentWorker.all.push(this)
  }

  postMessage(message: unknown): void {
    this.heard.push(message)
  }

  terminate(): void {
    this.terminated = true
  }

  say(data: unknown): void {
    this.onmessage({ data })
  }
}
