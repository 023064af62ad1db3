import rehypeSanitize from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'

interface HtmlNode {
  type: string
  tagName?: string
  value?: string
  children?: HtmlNode[]
}

/** French puts a space before these signs; it must not break the line there. Code stays as it is. */
const keepSpaces = (node: HtmlNode): void => {
  if (node.tagName === 'code') return
  if (node.type === 'text') node.value = node.value?.replace(/ (?=[?!:;»])/g, '\u00a0').replace(/« /g, '«\u00a0') ?? ''
  node.children?.forEach(keepSpaces)
}

const html = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype)
  .use(rehypeSanitize)
  .use(() => keepSpaces)
  .use(rehypeStringify)
  .freeze()

/** Safe HTML of a member's Markdown: HTML inside it is dropped, scripts and odd links too. */
export const renderMarkdown = (markdown: string): string => String(html.processSync(markdown))

/** The first words of a Markdown text as plain text, for lists; at most `length` characters. */
export const excerptOf = (markdown: string, length = 200): string => {
  const text = renderMarkdown(markdown.slice(0, length * 10))
    // Blocks stand on lines of their own.
    .replace(/<[^>]+>/g, '')
    .replace(/&(?:#x3C|lt);/g, '<')
    .replace(/&(?:#x26|amp);/g, '&')
    .replace(/[ \t\n]+/g, ' ')
    .trim()
  return text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`
}

/** Quotes and lists that one line may open inside one another, and marks of emphasis that one text may hold. */
const deepest = 50
const mostMarks = 2_000
const openers = new RegExp(`^(?:[ \\t]*(?:>|(?:[-+*]|\\d{1,9}[.)])[ \\t])){${deepest + 1}}`, 'm')

/**
 * True for Markdown that nobody writes by hand and that takes seconds to read, or all of the stack: more than 50
 * quotes or lists inside one another, thousands of stars. To be looked at before anything else reads the text.
 */
export const isTangled = (markdown: string): boolean =>
  openers.test(markdown) || (markdown.match(/\*+|_+|~+/g)?.length ?? 0) > mostMarks

interface MarkdownNode {
  readonly type: string
  readonly value?: string
  readonly url?: string
  readonly children?: readonly MarkdownNode[]
}

const activeHtml = /<\s*\/?\s*(?:script|iframe|object|embed|style|link|meta|form|svg)\b|\son\w+\s*=/i
const safeLink = /^(?:https?:|mailto:|tel:|[^:]*$|[/#?])/i

/**
 * True when the Markdown holds a script: active HTML, or a link to something else than a page, a mail or a
 * telephone number. Code shown as code is text.
 */
export const holdsScript = (markdown: string): boolean => {
  const look = (node: MarkdownNode): boolean =>
    (node.type === 'html' && activeHtml.test(node.value ?? '')) ||
    (node.url !== undefined && !safeLink.test(node.url.replace(/[\s\u0000-\u001f]/g, ''))) ||
    (node.children ?? []).some(look)
  // HTML begins with <, a link with [ unless it is a web or mail address itself: most texts need not be read for it.
  return /[<[]/.test(markdown) && look(html.parse(markdown))
}
