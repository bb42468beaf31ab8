import { effect } from '@preact/signals-core'
import { speakerChannel, type Notes, type SpeakerCommand, type SpeakerMessage } from './speaker-notes.ts'

/** The lecture's end of the connection to the speaker's windows: sends them the notes, and receives their commands. */
class SpeakerLink {
  readonly #id: string
  readonly #act: (command: SpeakerCommand) => void
  #channel: BroadcastChannel | undefined
  #notes: Notes | undefined
  #sent = ''

  /** `id` identifies this window to the speaker's window. */
  constructor(id: string, act: (command: SpeakerCommand) => void) {
    this.#id = id
    this.#act = act
  }

  /** Keeps the connection open until the signal aborts, even while the page is in the back/forward cache. */
  listen(signal: AbortSignal): void {
    this.#open()
    window.addEventListener('pagehide', () => this.#close(), { signal })
    window.addEventListener('pageshow', ({ persisted }) => persisted && this.#open(), { signal })
    signal.addEventListener('abort', () => this.#close())
  }

  /** Sends the notes if they have changed. */
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

/**
 * Sends the speaker's windows the notes as they change, until the signal aborts; `act` receives their commands. Returns a
 * function that sends the notes at once.
 */
export function tellSpeaker(
  id: string,
  notes: () => Notes,
  act: (command: SpeakerCommand) => void,
  signal: AbortSignal,
): () => void {
  const link = new SpeakerLink(id, act)
  const tell = () => link.tell(notes())
  link.listen(signal)
  signal.addEventListener('abort', effect(tell))
  return tell
}
