import { measure, type AskOutside } from './measure.ts'
import { measureWorkers } from './measure-workers.ts'

/** Defined by the script that opened the page; undefined if a person opens it. */
declare const askOutside: AskOutside | undefined

const report = document.querySelector('#report') as HTMLElement
const tables: string[] = []

try {
  const asked = new URLSearchParams(location.search)
  const show = (text: string) => {
    tables.push(text)
    report.textContent = tables.join('\n')
  }
  const outside = typeof askOutside === 'undefined' ? undefined : askOutside
  if (asked.get('backend') === 'none') await measureWorkers(show)
  else await measure(show, asked.get('only') ?? '', outside)
  report.dataset['state'] = 'done'
} catch (error) {
  report.textContent = [...tables, String(error)].join('\n')
  report.dataset['state'] = 'failed'
}
