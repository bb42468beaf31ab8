/** The German words of Web Awesome's own elements, such as the name of a dialog's cross, which they take by the language of the page. */
import '@awesome.me/webawesome/dist/translations/de.js'
