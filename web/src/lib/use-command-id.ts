import { useRef } from 'react'
import { asCommand, type Draft } from './drafts.ts'

/** Ids for commands without a form: the same click on the same thing, as after a lost answer, has no second effect. */
export const useCommandId = () => {
  const last = useRef<Draft<string>>({ values: '', commandId: null, sent: null })
  return (deed: string): string => {
    const command = asCommand({ ...last.current, values: deed })
    last.current = command
    return command.commandId
  }
}
