import { Anchor, type AnchorProps, Button, type ButtonProps } from '@mantine/core'
import { createLink } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, Ref } from 'react'

type Native = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof AnchorProps> & { ref?: Ref<HTMLAnchorElement> }
type NativeButton = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof ButtonProps> & { ref?: Ref<HTMLAnchorElement> }

const LinkAnchor = (props: AnchorProps & Native) => <Anchor {...props} />
const LinkButton = (props: ButtonProps & NativeButton) => <Button component="a" {...props} />

/** A link to a page of this site, in running text. */
export const Link = createLink(LinkAnchor)

/** A link to a page of this site that is the thing to do here. */
export const ButtonLink = createLink(LinkButton)
