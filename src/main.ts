if (new URLSearchParams(location.search).has('speaker')) {
  // The page's own words make room before <bl-app> is known.
  document.querySelector('bl-app')?.replaceWith(document.createElement('bl-speaker'))
  void import('./app/bl-speaker.ts')
} else {
  // The engine and the lecture first: they load while the rest is read.
  void import('./app/open-engine.ts')
  void import('./app/first-route.ts')
  void import('./app/bl-app.ts')
}
