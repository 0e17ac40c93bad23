import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { type Answer, ask } from '../frame/api.ts';
import { count, t, word } from '../frame/language.ts';
import { type Projection, projectionOf, ringsOf, strokesOf } from './projection.ts';
import { STATEMENT } from './words.ts';

type Counts = ReadonlyArray<{ name: string; incidents: number | null }>;
type MissionMap = Answer<'mission.map'>;

/** An area in its step of five, hatched where nothing was verified; its title says the number. */
function AreaShape({ name, counts, d }: { name: string; counts: Counts; d: string }): ReactNode {
  const found = counts.find((c) => c.name === name);
  const most = Math.max(1, ...counts.map((c) => c.incidents ?? 0));
  const step = found?.incidents ? 1 + Math.min(4, Math.floor((found.incidents / most) * 4.999)) : 0;
  const look = !found ? 'unheard' : found.incidents === null ? 'withheld' : `step${step}`;
  const said = !found ? t('map.unheard') : found.incidents === null ? t('withheld') : count(found.incidents);
  return (
    <path className={look} d={d}>
      <title>{`${name}: ${said}`}</title>
    </path>
  );
}

/** A line that is in dispute, dashed over a line of paper so that no area swallows it. */
const DisputedLine = ({ d }: { d: string }): ReactNode => (
  <g>
    <path className="beneath" d={d} />
    <path className="disputed" d={d} />
  </g>
);

function Drawing({ map, counts }: { map: MissionMap; counts: Counts }): ReactNode {
  const areas = map.areas.map((area) => ({ name: area.name, rings: ringsOf(area.geometry) }));
  const projection: Projection = projectionOf(areas.flatMap((area) => area.rings.flat()));
  return (
    <svg
      viewBox={`-4 -4 ${projection.width + 8} ${projection.height + 8}`}
      role="img"
      aria-label={t('home.map')}
    >
      <defs>
        <pattern
          id="unheard"
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <line x1="0" y1="0" x2="0" y2="6" />
        </pattern>
        <pattern id="withheld" width="7" height="7" patternUnits="userSpaceOnUse">
          <circle cx="3.5" cy="3.5" r="1.2" />
        </pattern>
      </defs>
      {areas.map(({ name, rings }) => (
        <AreaShape
          key={name}
          name={name}
          counts={counts}
          d={rings.map((ring) => `${projection.path(ring)}Z`).join('')}
        />
      ))}
      {map.disputed.map((line, at) => (
        <DisputedLine
          key={at}
          d={strokesOf(line.geometry)
            .map((stroke) => projection.path(stroke))
            .join('')}
        />
      ))}
    </svg>
  );
}

/** The picture in words and numbers, for those who do not see it. */
const TableTwin = ({ counts }: { counts: Counts }): ReactNode => (
  <details>
    <summary>{t('map.table')}</summary>
    <table>
      <tbody>
        {counts.map((c) => (
          <tr key={c.name}>
            <th scope="row">{c.name}</th>
            <td>{count(c.incidents)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </details>
);

/** The first-level areas of the mission's country in steps of one hue. @param counts areas that are missing have no verified incident */
export function AreaMap({ mission, counts }: { mission: string; counts: Counts }): ReactNode {
  const map = useQuery({
    queryKey: ['map', mission],
    queryFn: () => ask('mission.map', { mission }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (!map.data || map.data.areas.length === 0)
    return <p className="quiet">{map.isPending ? t('loading') : t('map.none')}</p>;
  return (
    <figure className="map">
      <Drawing map={map.data} counts={counts} />
      <TableTwin counts={counts} />
      <figcaption className="quiet">
        {[
          t('map.disclaimer'),
          ...map.data.statements.map((statement) => word(STATEMENT, statement)),
          t('map.reading'),
        ].join(' ')}
      </figcaption>
    </figure>
  );
}
