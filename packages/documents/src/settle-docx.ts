/** A Word file without the hour of its making: the same model gives the same bytes, whenever and wherever it is set. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

const CORE = 'docProps/core.xml';
/** The first day that a zip file can say, in the time of the machine, which is how it is written there. */
const NO_DAY = new Date(1980, 0, 1);
const LANGUAGE = /<dc:language>.*?<\/dc:language>/;

/**
 * The file with the moment of its figures in place of the hour of its making, and its language among its properties.
 * @param moment ISO
 * @param language BCP 47
 */
export function settleDocx(file: Uint8Array, moment: string, language: string): Uint8Array {
  const parts = unzipSync(file);
  const core = parts[CORE];
  if (!core) throw new Error(`the Word file has no ${CORE}`);
  const second = moment.replace(/\.\d+/, '');
  const settled = strFromU8(core)
    .replace(/(<dcterms:(created|modified)[^>]*>)[^<]*/g, `$1${second}`)
    .replace(LANGUAGE, '')
    .replace('<dcterms:created', `<dc:language>${language}</dc:language><dcterms:created`);
  return zipSync({ ...parts, [CORE]: strToU8(settled) }, { mtime: NO_DAY });
}
