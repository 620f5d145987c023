/** Whether this build carries the scripted host. */
declare const __SCRIPTED__: boolean;

declare module '*.ftl?raw' {
  const source: string;
  export default source;
}
