import { invalid, type Refusal } from '@ama/kernel'
import { z } from 'zod'

/** Addresses are compared and kept in lower case: nobody has two mailboxes that differ by a capital. */
export const normalEmail = (raw: string): string => raw.trim().toLowerCase()

/** An e-mail address in its normal form. */
export const checkEmail = (raw: string): string | Refusal => {
  const email = normalEmail(raw)
  return z.email().max(254).safeParse(email).success
    ? email
    : invalid('email', 'Cette adresse n’est pas une adresse de courriel : vérifiez-la.')
}
