import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { count, t, word } from '../frame/language.ts';
import type { AreaOnMap } from './map-signs.ts';
import { LEGEND } from './words.ts';

/** What is said of an area beside its name. */
export const saidOf = ({ state, incidents }: AreaOnMap): string =>
  state === 'shown' ? count(incidents) : word(LEGEND, state);

/** The picture in words and numbers, for those who do not see it. @param idOf of an area whose incidents may be opened */
export function AreaTable({
  mission,
  areas,
  idOf,
}: {
  mission: string;
  areas: readonly AreaOnMap[];
  idOf: (name: string) => string | null;
}): ReactNode {
  return (
    <details>
      <summary>{t('map.table')}</summary>
      <table>
        <tbody>
          {areas.map((area) => {
            const adm1 = idOf(area.name);
            return (
              <tr key={area.name}>
                <th scope="row">
                  {adm1 ? (
                    <Link to="/m/$mission/incidents" params={{ mission }} search={{ adm1 }}>
                      {area.label}
                    </Link>
                  ) : (
                    area.label
                  )}
                </th>
                <td>{saidOf(area)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </details>
  );
}
