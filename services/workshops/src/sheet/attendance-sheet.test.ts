import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { expect, it } from 'vitest'
import { attendanceSheet, type PrintedSheet } from './attendance-sheet.ts'

const halfDay = (day: string, from: string, until: string) => ({
  startsAt: new Date(`${day}T${from}:00+01:00`),
  endsAt: new Date(`${day}T${until}:00+01:00`),
  place: null,
})
const sheet: PrintedSheet = {
  title: 'Cadre dirigeant : « conduire le changement », à l’œuvre',
  place: '12 rue des Pins, Tartas',
  organisers: ['Hélène Castéra'],
  dates: [halfDay('2026-11-28', '09:00', '12:30'), halfDay('2026-11-29', '13:30', '17:00')],
  people: [
    { name: 'Noëlle Dubroca', establishment: 'EHPAD Les Pins' },
    { name: 'Éric Lafargue', establishment: '' },
  ],
}

/** The text of each page, as a PDF reader sees it. */
const pagesOf = async (bytes: Uint8Array): Promise<string[]> => {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 })
  const pdf = await task.promise
  const pages: string[] = []
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent()
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(' '))
  }
  await task.destroy()
  return pages
}

it('the sheet has title, dates, place, organiser, and everybody with the establishment', async () => {
  const text = (await pagesOf(await attendanceSheet(sheet))).join(' ').replace(/\s+/g, ' ')
  for (const part of [
    'Feuille d’émargement',
    'à l’œuvre',
    'samedi 28 novembre 2026',
    '12 rue des Pins, Tartas',
    'Hélène Castéra',
    'Noëlle Dubroca',
    'EHPAD Les Pins',
    'Éric Lafargue',
    '13:30 – 17:00',
  ]) {
    expect(text).toContain(part)
  }
})

it('each half-day has its column for signature, and more than four go on on another page', async () => {
  const dates = Array.from({ length: 5 }, (_, index) => halfDay(`2026-12-0${index + 1}`, '09:00', '12:00'))
  const pages = await pagesOf(await attendanceSheet({ ...sheet, dates }))
  expect(pages.join(' ').match(/Signature(?! de)/g)).toHaveLength(5)
  expect(pages.length).toBeGreaterThan(1)
})

it('many people go over several pages, each with its number', async () => {
  const people = Array.from({ length: 60 }, (_, index) => ({ name: `Personne ${index}`, establishment: 'EHPAD' }))
  const pages = await pagesOf(await attendanceSheet({ ...sheet, people }))
  expect(pages.length).toBeGreaterThan(2)
  expect(pages.at(-1)).toContain(`page ${pages.length} sur ${pages.length}`)
})
