import { Refusal } from '@ama/kernel'
import { describe, expect, it } from 'vitest'
import { checkBody, checkTitle, checkTopics } from './text.ts'

const refused = (field: string) => expect.objectContaining({ code: 'INVALID_INPUT', field })

describe('a title', () => {
  it('is trimmed and put on one line', () => expect(checkTitle('  Qui a déjà\n essayé ? ')).toBe('Qui a déjà essayé ?'))
  it.each(['', '   ', '\u200b\u200b', '\u0000'])('that is blank is refused: %j', (title) =>
    expect(checkTitle(title)).toEqual(refused('title')),
  )
  it('of 160 characters passes, whatever their bytes', () => expect(checkTitle('é'.repeat(160))).toBe('é'.repeat(160)))
  it('of 161 is refused, and the sentence says how long it is', () => {
    const refusal = checkTitle('x'.repeat(161))
    expect(refusal).toBeInstanceOf(Refusal)
    expect(refusal).toHaveProperty('message', expect.stringContaining('161'))
  })
})

describe('a text', () => {
  it('of 20,000 characters passes, one more is refused', () => {
    expect(checkBody('x'.repeat(20_000))).toHaveLength(20_000)
    expect(checkBody('x'.repeat(20_001))).toEqual(refused('body'))
  })
  it.each(['', ' \n\t ', '\u200b'])('that is blank is refused: %j', (body) =>
    expect(checkBody(body)).toEqual(refused('body')),
  )
  it.each([
    '<script>alert(1)</script>',
    'bonjour <img src=x onerror=alert(1)>',
    '[cliquez](javascript:alert(1))',
    '[cliquez](<java\tscript:alert(1)>)',
    '<iframe src="https://exemple.fr"></iframe>',
    '![image](data:text/html;base64,PHNjcmlwdD4=)',
  ])('with a script is refused: %s', (body) => expect(checkBody(body)).toEqual(refused('body')))
  it.each([
    'Un texte **gras**, une [page](https://exemple.fr), une [adresse](mailto:a@exemple.fr)',
    'Le code `<script>` montré comme du code',
    '- une liste\n- de points',
    'onze = 11, et moins de 3 < 4',
  ])('with ordinary Markdown passes: %s', (body) => expect(checkBody(body)).toBe(body))
})

describe('topics', () => {
  it('are in lower case, without doubles and blanks', () =>
    expect(checkTopics(['Recrutement', 'recrutement ', '#QVCT', ' '])).toEqual(['recrutement', 'qvct']))
  it('are six at most', () => expect(checkTopics(['a', 'b', 'c', 'd', 'e', 'f', 'g'])).toEqual(refused('topics')))
  it('have 40 characters at most', () => expect(checkTopics(['x'.repeat(41)])).toEqual(refused('topics')))
})
