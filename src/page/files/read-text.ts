import { mostBytes } from '../../exchange/lecture/bounds.ts'

const tooLarge = (): Error =>
  new Error(`This file is too large. A lecture has at most ${mostBytes / 1e6} MB.`)

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new Error('This is not a lecture: the file is not UTF-8 text.')
  }
}

/** The text of a file, unchanged. @throws Error with a sentence if it is too large, which is checked before reading, or not text */
export async function textOfFile(file: Blob): Promise<string> {
  if (file.size > mostBytes) throw tooLarge()
  return decoded(new Uint8Array(await file.arrayBuffer()))
}

/** The bytes of a body. Stops reading once it exceeds the size limit of a lecture. */
async function bytesOf(body: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const reader = body.getReader()
  const parts: Uint8Array<ArrayBuffer>[] = []
  for (let length = 0; ;) {
    const { done, value } = await reader.read()
    if (done) break
    length += value.length
    if (length > mostBytes) {
      void reader.cancel()
      throw tooLarge()
    }
    parts.push(value.slice())
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer())
}

/**
 * Fetches the text at an address, without cookies, referrer or redirects. @throws Error with a sentence if it cannot be fetched, is too
 * large, or is not text
 */
export async function fetchText(address: string, signal: AbortSignal): Promise<string> {
  const { host } = new URL(address)
  const response = await fetch(address, {
    signal,
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    redirect: 'error',
  }).catch((error: unknown) => {
    signal.throwIfAborted()
    throw new Error(`${host} does not answer.`, { cause: error })
  })
  if (!response.ok || !response.body)
    throw new Error(
      `${host} has no such file. It answered ${response.status} ${response.statusText}`.trim() + '.',
    )
  return decoded(await bytesOf(response.body))
}
