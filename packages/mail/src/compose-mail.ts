import type { Mail } from './mail.ts'

/** Language of a mail. */
export type Locale = 'fr' | 'en'

/** A mail in plain words: greeting, paragraphs, one button, and what to know about it. */
export interface Letter {
  readonly subject: string
  readonly greeting: string
  readonly paragraphs: readonly string[]
  readonly button: { readonly label: string; readonly url: string }
  readonly notes: readonly string[]
}

const signature = { fr: 'L’équipe des communautés AMA des Landes', en: 'The team of the AMA communities of the Landes' }
const byHand = {
  fr: 'Si le bouton ne répond pas, copiez cette adresse dans votre navigateur\u00a0:',
  en: 'If the button does not work, copy this address into your browser:',
}

const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0) ?? 0};`)

const paragraph = (text: string, style = ''): string => `<p style="margin:0 0 16px;${style}">${escape(text)}</p>`

const toHtml = (locale: Locale, { subject, greeting, paragraphs, button, notes }: Letter): string => {
  const small = 'font-size:14px;color:#495057;'
  const url = escape(button.url)
  return `<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(subject)}</title></head>
<body style="margin:0;padding:24px;background:#f1f3f5;font-family:system-ui,sans-serif;font-size:16px;line-height:1.5;color:#212529">
<div style="max-width:560px;margin:0 auto;padding:24px;background:#ffffff;border-radius:8px">
${[greeting, ...paragraphs].map((text) => paragraph(text)).join('\n')}
<p style="margin:0 0 24px"><a href="${url}" style="display:inline-block;padding:12px 20px;border-radius:6px;background:#0b6e4f;color:#ffffff;font-weight:600;text-decoration:none">${escape(button.label)}</a></p>
${notes.map((text) => paragraph(text, small)).join('\n')}
${paragraph(byHand[locale], `${small}margin-bottom:0;`)}
<p style="margin:0 0 16px;${small}word-break:break-all">${url}</p>
${paragraph(signature[locale])}
</div>
</body>
</html>
`
}

const toText = (locale: Locale, { greeting, paragraphs, button, notes }: Letter): string =>
  [
    greeting,
    ...paragraphs,
    `${button.label}${locale === 'fr' ? '\u00a0:' : ':'}\n${button.url}`,
    ...notes,
    signature[locale],
  ].join('\n\n') + '\n'

/** French sets « », colons and the like off with a space that no line breaks at. */
const spaced = (text: string): string => text.replace(/« /g, '«\u00a0').replace(/ ([»:;?!])/g, '\u00a0$1')

const typeset = (letter: Letter): Letter => ({
  subject: spaced(letter.subject),
  greeting: spaced(letter.greeting),
  paragraphs: letter.paragraphs.map(spaced),
  button: letter.button,
  notes: letter.notes.map(spaced),
})

export const composeMail = (to: string, locale: Locale, words: Letter): Mail => {
  const letter = locale === 'fr' ? typeset(words) : words
  return { to, subject: letter.subject, text: toText(locale, letter), html: toHtml(locale, letter) }
}
