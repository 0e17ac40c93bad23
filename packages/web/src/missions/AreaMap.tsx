import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ask } from '../frame/api.ts';
import { count, t, word } from '../frame/language.ts';
import { STATEMENT } from './words.ts';

type Ring = ReadonlyArray<readonly [number, number]>;
const rings = (geometry: { type: string; coordinates: unknown }): Ring[] =>
  geometry.type === 'Polygon' ? (geometry.coordinates as Ring[]) : (geometry.coordinates as Ring[][]).flat();

const strokes = (geometry: { type: string; coordinates: unknown }): Ring[] =>
  geometry.type === 'LineString' ? [geometry.coordinates as Ring] : (geometry.coordinates as Ring[]);

/** Equirectangular with the parallel in the middle true to scale: enough for one country, no library on the line. */
export function AreaMap({
  mission,
  counts,
}: {
  mission: string;
  counts: ReadonlyArray<{ name: string; incidents: number | null }>;
}): ReactNode {
  const map = useQuery({
    queryKey: ['map', mission],
    queryFn: () => ask('mission.map', { mission }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const areas = map.data?.areas ?? [];
  if (areas.length === 0) return <p className="quiet">{map.isPending ? t('loading') : t('map.none')}</p>;
  const shapes = areas.map((area) => ({ name: area.name, rings: rings(area.geometry) }));
  const points = shapes.flatMap((shape) => shape.rings.flat());
  const [west, east] = [Math.min(...points.map((p) => p[0])), Math.max(...points.map((p) => p[0]))];
  const [south, north] = [Math.min(...points.map((p) => p[1])), Math.max(...points.map((p) => p[1]))];
  const squeeze = Math.cos(((south + north) / 2) * (Math.PI / 180));
  const scale = Math.min(600 / ((east - west) * squeeze), 420 / (north - south));
  const x = (lon: number): string => ((lon - west) * squeeze * scale).toFixed(1);
  const y = (lat: number): string => ((north - lat) * scale).toFixed(1);
  const most = Math.max(1, ...counts.map((c) => c.incidents ?? 0));
  return (
    <figure className="map">
      <svg
        viewBox={`-4 -4 ${(east - west) * squeeze * scale + 8} ${(north - south) * scale + 8}`}
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
        </defs>
        {shapes.map((shape) => {
          const found = counts.find((c) => c.name === shape.name);
          const step = found?.incidents ? 1 + Math.min(4, Math.floor((found.incidents / most) * 4.999)) : 0;
          return (
            <path
              key={shape.name}
              className={!found ? 'unheard' : found.incidents === null ? 'withheld' : `step${step}`}
              d={shape.rings
                .map((ring) => `M${ring.map((p) => `${x(p[0])},${y(p[1])}`).join('L')}Z`)
                .join('')}
            >
              <title>{`${shape.name}: ${found ? (found.incidents === null ? t('withheld') : count(found.incidents)) : t('map.unheard')}`}</title>
            </path>
          );
        })}
        {(map.data?.disputed ?? []).map((line, at) => {
          const d = strokes(line.geometry)
            .map((points) => `M${points.map((p) => `${x(p[0])},${y(p[1])}`).join('L')}`)
            .join('');
          return (
            <g key={at}>
              <path className="beneath" d={d} />
              <path className="disputed" d={d} />
            </g>
          );
        })}
      </svg>
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
      <figcaption className="quiet">
        {[
          t('map.disclaimer'),
          ...(map.data?.statements ?? []).map((statement) => word(STATEMENT, statement)),
          t('map.reading'),
        ].join(' ')}
      </figcaption>
    </figure>
  );
}
