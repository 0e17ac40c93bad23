/** Names of places as they are compared: “Bentiu town”, “ville de Bria” and “مدينة بانتيو” without their kind. */
import { fold } from '../language/fold.ts';

const QUALIFIERS =
  /\b(town|city|county|state|payam|boma|village|poc|poc site|camp|site|area|district|region|province|prefecture|sous-prefecture|cercle|territoire|commune|ville|localite|idp|governorate|locality|department|departement|ville de|region de|cercle de|zone|pres de|near|outskirts of|environs de|centre)\b|^(ولاية|محافظة|مدينة|قرية|منطقة|مخيم|محلية|اقليم|إقليم|مقاطعة|معسكر)\s+|\bstate of\b/g;

/** A place name without what kind of place it is. */
export const foldPlace = (name: string): string =>
  fold(name)
    .replace(QUALIFIERS, ' ')
    .replace(/^\s*(?:(?:de|du|des|of|la|le)\s+)+|\b(de|du|of|la|le)\b\s*$/g, '')
    .replace(/[-_'’.]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
