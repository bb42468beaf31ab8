import './app/bl-app.ts'
