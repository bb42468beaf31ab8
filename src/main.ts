// The engine first: it loads while the rest is read.
import './app/open-engine.ts'
import './app/bl-app.ts'
