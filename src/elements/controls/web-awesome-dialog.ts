import WaDialog from '@awesome.me/webawesome/dist/components/dialog/dialog.js'
import WaButton from '@awesome.me/webawesome/dist/components/button/button.js'
import './web-awesome.ts'

/** As in web-awesome.ts: these update twice on purpose. */
for (const component of [WaDialog, WaButton]) component.disableWarning?.('change-in-update')

export { WaDialog }
