import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core';

/** The tokens' teal as a ramp, for the few places where the library mixes shades of its own. */
const teal: MantineColorsTuple = [
  '#eef4f2',
  '#dcebe8',
  '#cfe4df',
  '#9ecbc3',
  '#7fcfc5',
  '#4f9c94',
  '#2c7d78',
  '#0d5c5a',
  '#0a4b49',
  '#073a39',
];

// Every colour of a button is a token, so that light and dark follow from tokens.css alone.
const tokenColors: VariantColorsResolver = (input) => {
  const clay = input.color === 'clay';
  const accent = clay ? 'var(--clay)' : 'var(--teal)';
  const soft = clay ? 'var(--clay-soft)' : 'var(--teal-soft)';
  const none = 'transparent';
  switch (input.variant) {
    case 'filled':
      return {
        background: accent,
        hover: `color-mix(in srgb, ${accent} 88%, var(--ink))`,
        color: 'var(--surface)',
        border: `1px solid ${none}`,
      };
    case 'default':
      return {
        background: 'var(--surface)',
        hover: soft,
        color: clay ? accent : 'var(--ink)',
        border: '1px solid var(--edge)',
      };
    case 'light':
      return { background: soft, hover: soft, color: accent, border: `1px solid ${none}` };
    case 'subtle':
      return { background: none, hover: soft, color: accent, border: `1px solid ${none}` };
    default:
      return defaultVariantColorsResolver(input);
  }
};

const target = { root: { minHeight: '2.75rem' } };
const roomy = {
  input: { minHeight: '2.75rem' },
  description: { fontSize: 'var(--t-xs)', lineHeight: 1.4, marginBottom: '0.25rem' },
};

/** The library's parts in the product's own look: warm paper, deep teal, one clay accent, serif headings. */
export const theme = createTheme({
  primaryColor: 'teal',
  primaryShade: { light: 7, dark: 4 },
  colors: { teal },
  variantColorResolver: tokenColors,
  white: '#ffffff',
  black: '#1d2733',
  fontFamily: 'var(--sans)',
  headings: { fontFamily: 'var(--serif)', fontWeight: '600' },
  fontSizes: { xs: 'var(--t-xs)', sm: 'var(--t-s)', md: 'var(--t-m)', lg: 'var(--t-l)', xl: 'var(--t-xl)' },
  radius: { sm: 'var(--r-1)', md: 'var(--r-2)', lg: 'var(--r-3)' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: {
      defaultProps: { size: 'sm' },
      styles: {
        root: {
          display: 'inline-flex',
          alignItems: 'center',
          justifyContent: 'center',
          minHeight: '2.75rem',
          height: 'auto',
          fontWeight: 600,
        },
        inner: { height: 'auto' },
        label: { whiteSpace: 'normal' },
      },
    },
    Input: {
      vars: () => ({
        wrapper: { '--input-bg': 'var(--surface)', '--input-bd': 'var(--edge)', '--input-bd-focus': 'var(--teal)' },
      }),
    },
    InputWrapper: { styles: { label: { marginBottom: '0.375rem' } } },
    TextInput: { defaultProps: { size: 'sm' }, styles: roomy },
    Textarea: { defaultProps: { size: 'sm' }, styles: { description: roomy.description } },
    Select: { defaultProps: { size: 'sm' }, styles: roomy },
    NativeSelect: { defaultProps: { size: 'sm' }, styles: roomy },
    Checkbox: { defaultProps: { iconColor: 'var(--surface)', size: 'md' } },
    Radio: { defaultProps: { iconColor: 'var(--surface)', size: 'md' } },
    Modal: {
      defaultProps: { centered: true, radius: 'lg', size: 'lg', closeButtonProps: { size: 44 } },
      styles: { title: { fontFamily: 'var(--serif)', fontWeight: 600, fontSize: 'var(--t-l)', lineHeight: 1.25 } },
    },
    ActionIcon: { styles: target },
  },
});

/** Points the library's colour variables at the tokens, in both schemes alike. */
export const cssVariablesResolver: CSSVariablesResolver = () => {
  const fromTokens = {
    '--mantine-color-body': 'var(--surface)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--ink-2)',
    '--mantine-color-placeholder': 'var(--ink-3)',
    '--mantine-color-anchor': 'var(--teal)',
    '--mantine-color-default': 'var(--surface)',
    '--mantine-color-default-hover': 'var(--teal-soft)',
    '--mantine-color-default-color': 'var(--ink)',
    '--mantine-color-default-border': 'var(--edge)',
    '--mantine-color-error': 'var(--clay)',
    '--mantine-color-disabled': 'var(--line)',
    '--mantine-color-disabled-color': 'var(--ink-3)',
    '--mantine-primary-color-filled': 'var(--teal)',
    '--mantine-primary-color-light': 'var(--teal-soft)',
    '--mantine-color-teal-filled': 'var(--teal)',
    '--mantine-color-teal-light': 'var(--teal-soft)',
    '--mantine-line-height': '1.55',
  };
  return { variables: {}, light: fromTokens, dark: fromTokens };
};
