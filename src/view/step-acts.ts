import type { LiveViews } from '../elements/prose/live-slots.ts'
import { plainProse } from '../elements/prose/plain-prose.ts'
import type { Step } from '../exchange/lecture/scenario.ts'
import { translate } from '../words/language/language.ts'

/** Returns the task and the observation of a step in plain text, with their headings. */
export function plainActs({ try: act, watch }: Step, numbers?: LiveViews) {
  const acts = [
    { name: translate('Try this'), text: act },
    { name: translate('Watch'), text: watch },
  ]
  return acts.flatMap(({ name, text }) => (text ? [{ name, text: plainProse(text, numbers) }] : []))
}
