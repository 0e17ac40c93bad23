/** Where the reader is and what she may do there. */
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { Capability, Sight } from '@openmara/core/access/rules';
import { type Answer, whoAmI } from './api.ts';
import { mayHere, seesHere } from './offer.ts';

/** The code of the mission in the address. */
export const useMission = (): string => useParams({ from: '/m/$mission' }).mission;

/** The account that is signed in. */
export const useMe = (): UseQueryResult<Answer<'access.who-am-i'>> =>
  useQuery({ queryKey: ['me'], queryFn: whoAmI });

/** Whether one of her roles in this mission has the capability; false until it is known who she is. */
export function useMay(): (capability: Capability) => boolean {
  const mission = useMission();
  const held = useMe().data?.assignments ?? [];
  return (capability) => mayHere(held, mission, capability);
}

/** Whether one of her roles in this mission sees this of the records that it opens; false until it is known who she is. */
export function useSees(): (sight: Sight) => boolean {
  const mission = useMission();
  const held = useMe().data?.assignments ?? [];
  return (sight) => seesHere(held, mission, sight);
}
