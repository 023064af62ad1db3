import { useEffect } from 'react'
import { useClient } from 'urql'
import { EditMyAccountMutation } from '../../areas/people/account/edit-my-account.ts'
import { newCommandId } from '../../lib/command-id.ts'
import { chosenLocale, isLocale, speak, takeLocaleWish } from '../../lib/i18n.ts'

/** Speaks the member's language; one that was chosen at the door becomes the member's. */
export const useMemberLocale = (locale: string): void => {
  const client = useClient()
  useEffect(() => {
    const wish = takeLocaleWish()
    const wanted = wish ?? locale
    if (isLocale(wanted) && wanted !== chosenLocale()) void speak(wanted)
    if (!wish || wish === locale) return
    void client.mutation(EditMyAccountMutation, { input: { locale: wish, commandId: newCommandId() } }).toPromise()
  }, [client, locale])
}
