/** A key as it is drawn: `Ctrl+Shift+F1` is three caps in a row. */
export const caps = (key: string): string => key.replaceAll('+', ' ');

/** A key as assistive technology is told of it. */
export const toldAs = (key: string): string | undefined => key.replace('Ctrl', 'Control') || undefined;
