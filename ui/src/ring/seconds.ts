/** What the ring says after `rings` milliseconds: its figure, and how much of the circle is left in percent. */
export function seconds(rings: number, takenBack: number | null): { text: string; left: number } {
  if (takenBack === null) return { text: String(Math.floor(Math.max(0, rings) / 1000)), left: 100 };
  const left = Math.min(takenBack, Math.max(0, takenBack - rings));
  return { text: String(Math.ceil(left / 1000)), left: Math.round((100 * left) / takenBack) };
}
