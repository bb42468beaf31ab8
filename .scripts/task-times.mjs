// Processor time that tasks of a page's main thread take, whatever else the machine does meanwhile: from a trace by Chromium.

/** The text of a stream of the browser's. */
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

/** Milliseconds of processor time of each task of every main thread of the session's browser while `act` goes on. */
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

/** The same of every page of a browser that Playwright holds. */
export async function browserTaskTimes(browser, act) {
  const session = await browser.newBrowserCDPSession()
  try {
    return await taskTimes(session, act)
  } finally {
    await session.detach()
  }
}
