import { render } from 'preact'
import './styles/desk.css'
import { App } from './app.tsx'
import { startLive } from './live.ts'
import { startOutlets } from './outlets.ts'
import { startRouter } from './router.ts'

startRouter()
const root = document.getElementById('desk')
if (root) render(<App />, root)
startLive()
await startOutlets()
