/** What the builder resolves, and the compiler takes at its word. */
declare module '*.css';
declare module '@fontsource/*';
declare module 'virtual:catalogues' {
  /** By language, as its folder in `locales/` is called. */
  const catalogues: Readonly<Record<string, () => Promise<{ default: Record<string, string> }>>>;
  export default catalogues;
}
declare module 'virtual:help' {
  /** By language; for the path of a page what it is for, what is done there, and what to mind. */
  const help: Readonly<Record<string, () => Promise<{ default: Record<string, readonly string[]> }>>>;
  export default help;
}
declare module 'virtual:glossary' {
  import type { Term } from '@openmara/web/help/term';
  /** By language; the words of the field by their code. */
  const glossary: Readonly<Record<string, () => Promise<{ default: Record<string, Term> }>>>;
  export default glossary;
}
declare module 'virtual:tour' {
  /** By language; what is said at each stop of the tour, by its code. */
  const tour: Readonly<Record<string, () => Promise<{ default: Record<string, string> }>>>;
  export default tour;
}
