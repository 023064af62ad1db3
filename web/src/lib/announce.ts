import { createStore } from './store.ts'

/** What the screen reader is told next, without moving the focus. The number makes a repeated text news again. */
export const announcement = createStore<{ text: string; number: number }>({ text: '', number: 0 })

export const announce = (text: string): void => announcement.set({ text, number: announcement.get().number + 1 })
