import './styles.ts'
import { createRoot } from 'react-dom/client'
import { chosenLocale, speak } from '../lib/i18n.ts'
import { App } from './app.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

await speak(chosenLocale())
createRoot(root).render(<App />)
