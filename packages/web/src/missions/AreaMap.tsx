import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Answer } from '../frame/api.ts';
import { useMay } from '../frame/here.ts';
import { count, t, word } from '../frame/language.ts';
import { useMissionMap } from '../frame/mission-map.ts';
import { AreaTable, saidOf } from './AreaTable.tsx';
import { type AreaOnMap, lookOf } from './map-signs.ts';
import { MapLegend } from './MapLegend.tsx';
import { middleOf, type Projection, projectionOf, ringsOf, strokesOf } from './projection.ts';
import { STATEMENT } from './words.ts';

type MissionMap = Answer<'mission.map'>;
type Shape = MissionMap['areas'][number];

/** An area in its sign, with its number in the middle; its title says it in words. */
function AreaShape({
  shape,
  areas,
  projection,
}: {
  shape: Shape;
  areas: readonly AreaOnMap[];
  projection: Projection;
}): ReactNode {
  const area = areas.find(({ name }) => name === shape.name);
  const rings = ringsOf(shape.geometry);
  const [x, y] = projection.point(middleOf(rings));
  const number = area?.state === 'shown' ? count(area.incidents) : area?.state === 'withheld' ? '–' : null;
  return (
    <>
      <path
        className={area ? lookOf(area, areas) : undefined}
        d={rings.map((ring) => `${projection.path(ring)}Z`).join('')}
      />
      {number ? (
        <text x={x} y={y + 4} textAnchor="middle">
          {number}
        </text>
      ) : null}
      <title>{area ? `${shape.label}: ${saidOf(area)}` : shape.label}</title>
    </>
  );
}

/** A line that is in dispute, dashed over a line of paper so that no area swallows it. */
const DisputedLine = ({ d }: { d: string }): ReactNode => (
  <g>
    <path className="beneath" d={d} />
    <path className="disputed" d={d} />
  </g>
);

const Patterns = (): ReactNode => (
  <defs>
    <pattern id="unheard" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <line x1="0" y1="0" x2="0" y2="6" />
    </pattern>
    <pattern id="withheld" width="7" height="7" patternUnits="userSpaceOnUse">
      <circle cx="3.5" cy="3.5" r="1.2" />
    </pattern>
  </defs>
);

/** @param mission of the list that an area leads to; null where its reader may not read it */
function Drawing({
  map,
  areas,
  mission,
}: {
  map: MissionMap;
  areas: readonly AreaOnMap[];
  mission: string | null;
}): ReactNode {
  const projection = projectionOf(map.areas.flatMap(({ geometry }) => ringsOf(geometry).flat()));
  return (
    <svg
      viewBox={`-4 -4 ${projection.width + 8} ${projection.height + 8}`}
      role={mission ? 'group' : 'img'}
      aria-label={t('home.map')}
    >
      <Patterns />
      {map.areas.map((shape) => {
        const drawn = <AreaShape shape={shape} areas={areas} projection={projection} />;
        return mission ? (
          <Link key={shape.id} to="/m/$mission/incidents" params={{ mission }} search={{ adm1: shape.id }}>
            {drawn}
          </Link>
        ) : (
          <g key={shape.id}>{drawn}</g>
        );
      })}
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

/**
 * The first-level areas of the mission's country in steps of one hue, each a way to its incidents for those who may.
 * @param listening whether it is known where nobody listens
 */
export function AreaMap({
  mission,
  areas,
  listening,
}: {
  mission: string;
  areas: readonly AreaOnMap[];
  listening: boolean;
}): ReactNode {
  const mayOpen = useMay()('read_incidents');
  const map = useMissionMap(mission);
  const { areas: shapes = [], disputed = [], statements = [] } = map.data ?? {};
  const idOf = (name: string): string | null =>
    (mayOpen && shapes.find((shape) => shape.name === name)?.id) || null;
  const under = [
    ...(areas.length > 0 && !listening ? [t('map.listening')] : []),
    t('map.reading'),
    t('map.disclaimer'),
    ...statements.map((statement) => word(STATEMENT, statement)),
    t('map.source'),
  ];
  return (
    <figure className="map">
      {map.data && shapes.length > 0 ? (
        <>
          <Drawing map={map.data} areas={areas} mission={mayOpen ? mission : null} />
          <MapLegend areas={areas} disputed={disputed.length > 0} />
        </>
      ) : (
        <p className="quiet">{map.isPending ? t('loading') : t('map.none')}</p>
      )}
      {areas.length > 0 ? <AreaTable mission={mission} areas={areas} idOf={idOf} /> : null}
      <figcaption className="quiet">{under.join(' ')}</figcaption>
    </figure>
  );
}
