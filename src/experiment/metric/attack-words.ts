/** Why an attack cannot be where it is written. */
export const attackWords = {
  trained: 'algorithms minimise the loss of the samples as they are: write the attack in terrain.metric',
  watched: 'a run is not watched under attack: ask for a terrain, or measure the metric at its weights',
  linearized: 'a linearised run is not attacked: measure another run, or leave the attack out',
  slope: 'the slope of an attacked metric is not computed: leave the attack out',
  features: 'an attack moves the inputs themselves, so it takes data without features',
} as const
