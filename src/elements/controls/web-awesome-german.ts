/**
 * The German texts of Web Awesome's own elements, such as the name of a dialog's close button, which they choose by the
 * language of the page.
 */
import '@awesome.me/webawesome/dist/translations/de.js'
