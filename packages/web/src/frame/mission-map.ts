import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { type Answer, ask } from './api.ts';
import { locale } from './language.ts';

/** The first-level areas of a mission's country, named in the reader's language, with their shapes; asked for once. */
export const useMissionMap = (mission: string, enabled = true): UseQueryResult<Answer<'mission.map'>> =>
  useQuery({
    queryKey: ['map', mission, locale()],
    enabled,
    queryFn: () => ask('mission.map', { mission, locale: locale() }),
    staleTime: Number.POSITIVE_INFINITY,
  });
