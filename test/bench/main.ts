import { measure, type AskOutside } from './measure.ts'

/** Given by the script that opened the page; absent where somebody opens it by hand. */
declare const askOutside: AskOutside | undefined

const report = document.querySelector('#report') as HTMLElement
const tables: string[] = []

try {
  const asked = new URLSearchParams(location.search)
  await measure(
    (text) => {
      tables.push(text)
      report.textContent = tables.join('\n')
    },
    asked.get('only') ?? '',
    typeof askOutside === 'undefined' ? undefined : askOutside,
  )
  report.dataset['state'] = 'done'
} catch (error) {
  report.textContent = [...tables, String(error)].join('\n')
  report.dataset['state'] = 'failed'
}
