import { measure } from './measure.ts'

const report = document.querySelector('#report') as HTMLElement
const tables: string[] = []

try {
  await measure((text) => {
    tables.push(text)
    report.textContent = tables.join('\n')
  })
  report.dataset['state'] = 'done'
} catch (error) {
  report.textContent = [...tables, String(error)].join('\n')
  report.dataset['state'] = 'failed'
}
