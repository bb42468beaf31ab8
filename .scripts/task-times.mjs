// Processor time of the tasks on a page's main thread, independent of other work on the machine, from a
// Chromium trace.

/** The text of a browser stream. */
async function read(session, handle) {
  let text = ''
  for (let eof = false; !eof;) {
    const chunk = await session.send('IO.read', { handle })
    text += chunk.data
    eof = chunk.eof
  }
  await session.send('IO.close', { handle })
  return text
}

/**
 * Processor time, in milliseconds, of each task on every main thread of the session's browser while `act`
 * runs.
 */
export async function taskTimes(session, act) {
  await session.send('Tracing.start', {
    transferMode: 'ReturnAsStream',
    traceConfig: { includedCategories: ['toplevel'], excludedCategories: ['*'] },
  })
  const complete = new Promise((resolve) => session.on('Tracing.tracingComplete', resolve))
  try {
    await act()
  } finally {
    await session.send('Tracing.end')
  }
  const { stream } = await complete
  const { traceEvents: events } = JSON.parse(await read(session, stream))
  const mains = new Set(
    events.filter(({ args }) => args?.name === 'CrRendererMain').map(({ pid, tid }) => `${pid}/${tid}`),
  )
  return events
    .filter(({ name, pid, tid, tdur }) => name.endsWith('::RunTask') && tdur && mains.has(`${pid}/${tid}`))
    .map(({ tdur }) => tdur / 1000)
}

/** The same for every page of a Playwright browser. */
export async function browserTaskTimes(browser, act) {
  const session = await browser.newBrowserCDPSession()
  try {
    return await taskTimes(session, act)
  } finally {
    await session.detach()
  }
}
