import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core'
import { BusyButton } from '../ui/busy-button.tsx'

/** The green of pines in the mist: quiet, and dark enough for white text from shade 7. */
const pine: MantineColorsTuple = [
  '#ecf6f4',
  '#d8eae7',
  '#aed5cf',
  '#82bfb6',
  '#5eada2',
  '#489f93',
  '#35897e',
  '#1f6b63',
  '#185a53',
  '#0d4842',
]

export const theme = createTheme({
  colors: { pine },
  primaryColor: 'pine',
  primaryShade: { light: 7, dark: 7 },
  defaultRadius: 'md',
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif',
  headings: {
    fontWeight: '650',
    sizes: { h1: { fontSize: '1.6rem' }, h2: { fontSize: '1.25rem' }, h3: { fontSize: '1.1rem' } },
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    // A link in running text is not told by its colour alone; lists of links say otherwise.
    Anchor: { defaultProps: { underline: 'always' } },
    UnstyledButton: { defaultProps: { component: BusyButton } },
  },
})

/** Our own surfaces, and Mantine's greys made dark (or light) enough to be read by everybody. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: { '--hub-header-height': '3.5rem' },
  light: {
    '--mantine-color-body': '#f7f8f7',
    '--mantine-color-dimmed': '#545b61',
    '--mantine-color-placeholder': '#6a7177',
    '--mantine-color-error': '#b42318',
    '--mantine-color-green-light': '#e3f4e7',
    '--mantine-color-green-light-color': '#17602e',
    '--mantine-color-yellow-light-color': '#774800',
    '--mantine-color-red-light-color': '#a51b10',
    '--mantine-color-red-outline': '#a51b10',
    '--hub-surface': '#ffffff',
    '--hub-sunken': '#eef2f1',
    '--hub-border': '#d9dedd',
    '--hub-solved': '#f0f8f2',
    '--hub-solved-border': '#9ccfaa',
    '--hub-warning': '#8a5300',
  },
  dark: {
    '--mantine-color-body': '#151a19',
    '--mantine-color-dimmed': '#a9b3b1',
    '--mantine-color-placeholder': '#98a2a0',
    '--mantine-color-error': '#ff9b8f',
    '--mantine-color-anchor': '#82bfb6',
    '--mantine-color-green-light': '#1d3a27',
    '--mantine-color-green-light-color': '#9fe0b0',
    '--mantine-color-yellow-light': '#3a2d10',
    '--mantine-color-yellow-light-color': '#f5cf6b',
    '--mantine-color-red-light-color': '#ffa79c',
    '--mantine-color-red-outline': '#ffa79c',
    '--hub-surface': '#1e2524',
    '--hub-sunken': '#28302f',
    '--hub-border': '#37413f',
    '--hub-solved': '#1b2c22',
    '--hub-solved-border': '#3c6b4c',
    '--hub-warning': '#f0b35a',
  },
})
