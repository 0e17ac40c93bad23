/** Missions, the home of each, and what waits in all areas. */
import { defineArea } from '../area.ts';
import { createMission } from './create-mission.ts';
import { findInMission } from './find-in-mission.ts';
import { listMissions } from './list-missions.ts';
import { missionHome } from './mission-home.ts';
import { missionMap } from './mission-map.ts';
import { whatWaits } from './what-waits.ts';

export const missions = defineArea({
  name: 'missions',
  operations: [listMissions, createMission, missionHome, whatWaits, missionMap, findInMission],
});
