/** Waits for `work`; what is done `meanwhile` ends with it at the latest. @throws the signal's reason when it aborts */
export async function beside(
  work: Promise<void>,
  meanwhile: (stop: AbortSignal) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const over = new AbortController()
  const done = work.finally(() => over.abort())
  const other = meanwhile(AbortSignal.any([signal, over.signal])).catch((error: unknown) => {
    if (!over.signal.aborted) throw error
  })
  await Promise.all([done, other])
}
