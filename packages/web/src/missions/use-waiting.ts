import { useQuery } from '@tanstack/react-query';
import { ask } from '../frame/api.ts';
import { WAITING } from '../frame/offer.ts';

/** What waits for whoever reads, from every area's door, with what it is called and where it is dealt with. */
export function useWaiting(mission: string) {
  const { data, error } = useQuery({
    queryKey: ['waits', mission],
    queryFn: () => ask('mission.what-waits', { mission }),
  });
  const items = data?.items.flatMap((item) =>
    WAITING.filter(({ what }) => what === item.what).map((place) => ({ ...place, ...item })),
  );
  return { items, error };
}
