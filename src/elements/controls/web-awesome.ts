import { registerIconLibrary } from '@awesome.me/webawesome/dist/components/icon/library.js'
import WaSlider from '@awesome.me/webawesome/dist/components/slider/slider.js'
import WaSwitch from '@awesome.me/webawesome/dist/components/switch/switch.js'

/** No icon comes from the network: Web Awesome's own are data within it, and there is no other library. */
registerIconLibrary('default', {
  resolver: () => 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg"/>',
})

/** These update twice on purpose, which Lit's development build would report. */
for (const component of [WaSlider, WaSwitch]) component.disableWarning?.('change-in-update')

export { WaSlider, WaSwitch }
