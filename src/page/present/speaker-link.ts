import { effect } from '@preact/signals-core'
import { speakerChannel, type Notes, type SpeakerCommand, type SpeakerMessage } from './speaker-notes.ts'

/** The lecture's end of the line to the speaker's windows: tells them what is shown, and hears what they ask for. */
class SpeakerLink {
  readonly #id: string
  readonly #act: (command: SpeakerCommand) => void
  #channel: BroadcastChannel | undefined
  #notes: Notes | undefined
  #sent = ''

  /** `id`: by which the speaker's window knows this one. */
  constructor(id: string, act: (command: SpeakerCommand) => void) {
    this.#id = id
    this.#act = act
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

/** Tells the speaker's windows the notes as they change, until the signal aborts; `act`: what they ask for. Returns what tells them at once. */
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
