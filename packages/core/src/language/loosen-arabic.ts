/** Arabic letters that writers exchange, made one: the seats of hamza, alif maqsura and ya, ta marbuta and ha. */

/** @param folded text as fold() gives it */
export const loosenArabic = (folded: string): string =>
  folded
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/[ىی]/g, 'ي')
    .replace(/ة/g, 'ه')
    .replace(/ؤ/g, 'و')
    .replace(/ئ/g, 'ي')
    .replace(/ک/g, 'ك');
