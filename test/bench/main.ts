import { measure, type Outside } from './measure.ts'

const report = document.querySelector('#report') as HTMLElement
const tables: string[] = []

try {
  const asked = new URLSearchParams(location.search)
  const outside = JSON.parse(asked.get('outside') ?? '[]') as Outside[]
  await measure(
    (text) => {
      tables.push(text)
      report.textContent = tables.join('\n')
    },
    asked.get('only') ?? '',
    outside,
  )
  report.dataset['state'] = 'done'
} catch (error) {
  report.textContent = [...tables, String(error)].join('\n')
  report.dataset['state'] = 'failed'
}
