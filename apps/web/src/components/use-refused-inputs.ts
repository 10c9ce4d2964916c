import { type RefObject, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { inputProblem } from '../lib/problem-words.ts';

type RefusedInputs<Form extends HTMLElement> = {
  /** What stands around the inputs. */
  form: RefObject<Form | null>;
  /** What the input of this name is marked with; undefined where it was taken. */
  problemOf: (name: string) => string | undefined;
};

/** Marks the inputs that the API has refused, each with the reason, and puts the focus on the first of them. */
export function useRefusedInputs<Form extends HTMLElement>(error: unknown): RefusedInputs<Form> {
  const { t, i18n } = useTranslation();
  const form = useRef<Form>(null);
  useEffect(() => {
    if (error === null || error === undefined) return;
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [error]);
  const words = { exists: (key: string) => i18n.exists(key), t: (key: string) => t(key) };
  return { form, problemOf: (name) => inputProblem(error, name, words) };
}
