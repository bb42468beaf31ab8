import { html, nothing } from 'lit'
import { usesSecondCoordinate, features, type Feature } from '../../../experiment/spec/features.ts'
import '../../controls/bl-picks.ts'
import type { PicksEvent } from '../../controls/control-events.ts'
import { dataFields } from '../../../words/fields/data.ts'
import { featureNames } from '../../../words/names.ts'
import { more } from '../../style/folds.ts'

/**
 * The features of one or two coordinates that the network gets; only the coordinates count as no features. `put` receives
 * them with the resulting number of inputs.
 */
export function featureControls(
  { features: chosen }: { readonly features?: Feature[] | undefined },
  coordinates: number,
  put: (features: Feature[] | undefined, inputs: number) => void,
) {
  if (coordinates < 1 || coordinates > 2) return nothing
  const offered = features.filter((feature) => coordinates === 2 || !usesSecondCoordinate(feature))
  const plain: readonly Feature[] = coordinates === 2 ? ['x1', 'x2'] : ['x1']
  const picks = html`<bl-picks
    label=${dataFields.features.label}
    hint="What the network sees of each sample, instead of its coordinates"
    .options=${offered.map((value) => ({ value, label: featureNames[value] }))}
    .chosen=${chosen ?? plain}
    @bl-picks=${(event: PicksEvent) => {
      const next = offered.filter((feature) => event.chosen.includes(feature))
      put(String(next) === String(plain) ? undefined : next, next.length)
    }}
  ></bl-picks>`
  return coordinates === 1 ? more(picks, dataFields.features.label) : picks
}
