import type { Collector, List, Scope } from '../collector.js';
import { about } from '../fact.js';
import { text } from '../row.js';

type EventChannel = {
  /** API name of the event: `AccountChangeEvent`, `Order_Placed__e`. */
  readonly event: string;
  /** API name of the channel; ChangeEvents is the standard one. */
  readonly channel: string;
  readonly channelType?: string;
  readonly filter?: string;
};

const members: List = {
  api: 'tooling',
  from: 'PlatformEventChannelMember',
  columns: ['Id', 'DeveloperName', 'EventChannel', 'SelectedEntity', 'FilterExpression'],
};
const channels: List = {
  api: 'tooling',
  from: 'PlatformEventChannel',
  columns: ['Id', 'DeveloperName', 'MasterLabel', 'ChannelType', 'EventType'],
};

/** Change data capture and platform-event channels. Source: Tooling API, PlatformEventChannelMember. */
export const eventChannels: Collector<EventChannel> = {
  name: 'event-channel',
  title: 'Change data capture and event channels',
  class: 'metadata',
  lists: [members, channels],
  *read({ rows, scope }) {
    // A member names its channel by id, or by its API name, which ends in __chn.
    const byName = new Map(
      rows(channels).flatMap((row) => {
        const name = text(row, 'DeveloperName') ?? '';
        return [shortId(text(row, 'Id')), name, `${name}__chn`].map((key) => [key, row] as const);
      }),
    );
    for (const row of rows(members)) {
      const event = scope.objectOf(text(row, 'SelectedEntity')) ?? text(row, 'SelectedEntity');
      const named = text(row, 'EventChannel');
      const channelRow = byName.get(named ?? '') ?? byName.get(shortId(named));
      const channel = (channelRow && text(channelRow, 'DeveloperName')) ?? named ?? 'unknown';
      if (event === null) continue;
      const [channelType, filter] = [channelRow && text(channelRow, 'ChannelType'), text(row, 'FilterExpression')];
      yield about('event-channel', {
        object: capturedObject(event, scope),
        name: `${channel}.${event}`,
        label: (channelRow && text(channelRow, 'MasterLabel')) ?? channel,
        details: { event, channel, ...(channelType && { channelType }), ...(filter !== null && { filter }) },
      });
    }
  },
  row: ({ label, details }) => ({
    Channel: label,
    Event: { code: details.event },
    Filter: details.filter === undefined ? undefined : { code: details.filter },
  }),
  sentence: ({ label, details }) =>
    `${/ChangeEvent$/.test(details.event) ? 'Change data capture' : 'Platform events'}: ${details.event} goes to the channel "${label}".`,
};

/** Who looks for change data capture looks at the object, not at its event. */
function capturedObject(event: string, scope: Scope): string | undefined {
  const captured = event.replace(/__ChangeEvent$/, '__c').replace(/ChangeEvent$/, '');
  return scope.objectOf(captured) ?? scope.objectOf(event);
}

const shortId = (id: string | null): string => (id ?? '').slice(0, 15);
