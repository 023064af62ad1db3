import { describe, expect, it } from 'vitest'
import { excerptOf, isTangled, renderMarkdown } from './markdown.ts'

describe('Markdown', () => {
  it('becomes HTML', () =>
    expect(renderMarkdown('**gras** et [lien](https://exemple.fr)')).toContain('<strong>gras</strong>'))
  it('keeps French signs on the line of their word', () =>
    expect(renderMarkdown('Qui a « déjà » essayé ? `a ? b`')).toBe(
      '<p>Qui a «\u00a0déjà\u00a0» essayé\u00a0? <code>a ? b</code></p>',
    ))
  it('loses scripts, HTML and odd links on the way', () => {
    const html = renderMarkdown('<script>alert(1)</script> [x](javascript:alert(1)) <b onclick="x()">b</b>')
    expect(html).not.toMatch(/script|onclick|<b/)
  })
  it.each([
    ['quotes', '>'.repeat(60)],
    ['spaced quotes', '> '.repeat(60)],
    ['lists', '1. '.repeat(60)],
    ['lists below a text', `Bonjour\n\n  ${'- + '.repeat(60)}`],
    ['stars', '**_'.repeat(2_000)],
  ])('is tangled by too many %s', (_case, markdown) => expect(isTangled(markdown)).toBe(true))
  it.each([
    ['a list inside a quote inside a list', '- > 1. > - a'],
    ['a line across the page', '-'.repeat(200)],
    ['a long formatted text', '- un **mot** et _un autre_\n'.repeat(400)],
  ])('is not tangled by %s', (_case, markdown) => expect(isTangled(markdown)).toBe(false))
  it('gives its first words as plain text', () => {
    expect(excerptOf('# Titre\n\nUn **texte** & la suite')).toBe('Titre Un texte & la suite')
    expect(excerptOf('mot '.repeat(200), 20)).toHaveLength(20)
    expect(excerptOf('Une **solution**.\n\n- pour *nous*, ici\n- ou là ?')).toBe(
      'Une solution. pour nous, ici ou là\u00a0?',
    )
  })
})
