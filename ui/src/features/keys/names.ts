/** What an action is called, as a key of the catalogue. One for every program is called as the one of the bar is. */
export const nameOf = (action: string): string => `key-${action.replace(/^everywhere_(?=hold|mute|hang_up)/, '').replaceAll('_', '-')}`;

export const isEverywhere = (action: string): boolean => action.startsWith('everywhere_');
