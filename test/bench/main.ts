import { measure } from './measure.ts'

const report = document.querySelector('#report') as HTMLElement
const tables: string[] = []

try {
  const only = new URLSearchParams(location.search).get('only') ?? ''
  await measure((text) => {
    tables.push(text)
    report.textContent = tables.join('\n')
  }, only)
  report.dataset['state'] = 'done'
} catch (error) {
  report.textContent = [...tables, String(error)].join('\n')
  report.dataset['state'] = 'failed'
}
