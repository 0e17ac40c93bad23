/** What a row's names are resolved with: the gazetteer and the parties of a mission, which core does not hold. */

/** The place that was found, its first-level area, and how exact the match is (a code of `placePrecision`). */
export interface PlaceMatch {
  readonly placeId: string | null;
  readonly adm1Id: string | null;
  readonly precision: string;
  /** What a person should know of how it was found, or be asked; absent where the name was plain. */
  readonly note?: string | undefined;
}
/** Looks names up in the gazetteer and among the parties of a mission. */
export interface Resolvers {
  place(parts: {
    text: string;
    settlement: string;
    adm3: string;
    adm2: string;
    adm1: string;
    pcode: string;
  }): PlaceMatch;
  /** @param on the day of the incident, where it is known: a spelling may mean a party for some years only */
  party(name: string, on?: string | null): string | null;
  /** Today as an ISO day: what is said to have happened later is refused. */
  readonly today?: string;
  /** Whether a text names the country of the mission; null where no country is known by it. */
  isThisCountry?(text: string): boolean | null;
  readonly unidentifiedPartyId: string | null;
}
