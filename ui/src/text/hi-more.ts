import happened from './happened.hi.ftl?raw';
import rare from './rare.hi.ftl?raw';

export const sources: readonly string[] = [rare, happened];
