import type { ComponentProps } from 'react';

type CodeFieldProps = { id: string; label: string; onType(code: string): void } & Pick<
  ComponentProps<'input'>,
  'ref' | 'name' | 'value' | 'aria-invalid' | 'aria-describedby'
>;

/** Takes a code that people copy by hand, from a mail or another screen: nothing is corrected, and no more than 120 characters kept. */
export function CodeField({ label, onType, ...input }: CodeFieldProps) {
  return (
    <>
      <label htmlFor={input.id}>{label}</label>
      <input
        {...input}
        onChange={(event) => onType(event.target.value.slice(0, 120))}
        placeholder="XXXXX-XXXXX-XXXXX-XXXXX-XXXXX-XXX"
        autoComplete="off"
        autoCapitalize="characters"
        autoCorrect="off"
        spellCheck={false}
      />
    </>
  );
}
