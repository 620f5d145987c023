import happened from './happened.en.ftl?raw';
import rare from './rare.en.ftl?raw';

export const sources: readonly string[] = [rare, happened];
