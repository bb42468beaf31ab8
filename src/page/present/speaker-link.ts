import { speakerChannel, type Notes, type SpeakerCommand, type SpeakerMessage } from './speaker-notes.ts'

/** The lecture's end of the line to the speaker's windows: tells them what is shown, and hears what they ask for. */
export class SpeakerLink {
  readonly #id = Math.random().toString(36).slice(2)
  readonly #act: (command: SpeakerCommand) => void
  #channel: BroadcastChannel | undefined
  #notes: Notes | undefined
  #sent = ''

  constructor(act: (command: SpeakerCommand) => void) {
    this.#act = act
  }

  /** Address of the speaker's window: this page with another query. */
  get address(): string {
    const address = new URL(location.href)
    address.search = `?speaker=${this.#id}`
    address.hash = ''
    return address.href
  }

  /** Keeps the line open until the signal aborts, over a page that is put away and taken up again too. */
  listen(signal: AbortSignal): void {
    this.#open()
    window.addEventListener('pagehide', () => this.#close(), { signal })
    window.addEventListener('pageshow', ({ persisted }) => persisted && this.#open(), { signal })
    signal.addEventListener('abort', () => this.#close())
  }

  /** Tells what is shown now, where it is something else than before. */
  tell(notes: Notes): void {
    const words = JSON.stringify(notes)
    if (words === this.#sent) return
    this.#sent = words
    this.#notes = notes
    this.#send()
  }

  #open(): void {
    this.#channel = new BroadcastChannel(speakerChannel)
    this.#channel.addEventListener('message', ({ data }: MessageEvent<SpeakerMessage>) => {
      if (data.kind === 'ask') this.#send()
      if (data.kind === 'command' && data.id === this.#id) this.#act(data.command)
    })
    this.#send()
  }

  #close(): void {
    this.#post({ kind: 'closed', id: this.#id })
    this.#channel?.close()
    this.#channel = undefined
  }

  #send(): void {
    if (this.#notes) this.#post({ kind: 'notes', id: this.#id, notes: this.#notes })
  }

  #post(message: SpeakerMessage): void {
    this.#channel?.postMessage(message)
  }
}
