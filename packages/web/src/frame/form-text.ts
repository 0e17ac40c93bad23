/** What a field of a submitted form says; a file or a missing field says nothing. */
export function formText(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
