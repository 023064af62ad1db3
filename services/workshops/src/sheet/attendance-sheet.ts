import { timeZone } from '@ama/kernel'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import pdfmake, { type Content, type TableCell } from 'pdfmake'

/** What is printed: facts only, read by whoever calls. */
export interface PrintedSheet {
  readonly title: string
  readonly place: string
  readonly organisers: readonly string[]
  /** Half-days, in order. */
  readonly dates: readonly { readonly startsAt: Date; readonly endsAt: Date; readonly place: string | null }[]
  readonly people: readonly { readonly name: string; readonly establishment: string }[]
}

const roboto = join(dirname(createRequire(import.meta.url).resolve('pdfmake/package.json')), 'fonts', 'Roboto')
const font = (name: string) => join(roboto, `Roboto-${name}.ttf`)
pdfmake.setFonts({
  Roboto: {
    normal: font('Regular'),
    bold: font('Medium'),
    italics: font('Italic'),
    bolditalics: font('MediumItalic'),
  },
})
// Nothing but the fonts is read, and nothing is fetched.
pdfmake.setUrlAccessPolicy(() => false)
pdfmake.setLocalAccessPolicy((path) => path.startsWith(roboto))

/** Columns for signature that a sheet has room for. */
const mostColumns = 4
/** Lines for who comes without being registered. */
const blankLines = 6

const day = new Intl.DateTimeFormat('fr', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone })
const shortDay = new Intl.DateTimeFormat('fr', { weekday: 'short', day: '2-digit', month: '2-digit', timeZone })
const hour = new Intl.DateTimeFormat('fr', { hour: '2-digit', minute: '2-digit', timeZone })
/** Fonts have no narrow no-break space. */
const plain = (text: string): string => text.replaceAll('\u202f', '\u00a0')
const span = ({ startsAt, endsAt }: PrintedSheet['dates'][number]) =>
  `${hour.format(startsAt)} – ${hour.format(endsAt)}`

const tableOf = (sheet: PrintedSheet, dates: PrintedSheet['dates']): Content => {
  const head: TableCell[] = [
    { text: 'Nom et prénom', bold: true },
    { text: 'Établissement ou structure', bold: true },
    ...dates.map((date) => ({ text: `${shortDay.format(date.startsAt)}\n${span(date)}\nSignature`, bold: true })),
  ]
  const line = (name: string, establishment: string): TableCell[] => [name, establishment, ...dates.map(() => '')]
  const lines = [
    ...sheet.people.map(({ name, establishment }) => line(name, establishment)),
    ...Array.from({ length: blankLines }, () => line('', '')),
  ]
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: ['*', '*', ...dates.map(() => 105)],
      heights: (row: number) => (row === 0 ? 'auto' : 30),
      body: [head, ...lines],
    },
  }
}

const chunks = <Item>(items: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size))

/** The sheet to be signed (feuille d'émargement), in French as its readers' files want it: A4, landscape. */
export const attendanceSheet = async (sheet: PrintedSheet): Promise<Uint8Array> => {
  const when = sheet.dates.map((date) => {
    const place = date.place ? `, ${date.place}` : ''
    return `${day.format(date.startsAt)}, ${span(date)}${place}`
  })
  const pdf = pdfmake.createPdf({
    pageSize: 'A4',
    pageOrientation: 'landscape',
    pageMargins: [36, 36, 36, 48],
    info: { title: `Feuille d’émargement – ${sheet.title}` },
    defaultStyle: { font: 'Roboto', fontSize: 10 },
    footer: (page, pages) => ({ text: `${sheet.title} – page ${page} sur ${pages}`, alignment: 'center', fontSize: 8 }),
    content: [
      { text: 'Feuille d’émargement', fontSize: 16, bold: true },
      { text: plain(sheet.title), fontSize: 13, margin: [0, 4, 0, 8] },
      { text: plain(`Date : ${when.join(' ; ')}`) },
      { text: plain(`Lieu : ${sheet.place || 'en visioconférence'}`) },
      { text: plain(`Organisation : ${sheet.organisers.join(', ')}`), margin: [0, 0, 0, 10] },
      ...chunks(sheet.dates, mostColumns).flatMap((dates, index): Content[] => [
        ...(index > 0 ? [{ text: '', pageBreak: 'before' as const }] : []),
        tableOf(sheet, dates),
      ]),
      { text: 'Signature de la personne qui organise :', margin: [0, 16, 0, 0] },
    ],
  })
  return pdf.getBuffer()
}
