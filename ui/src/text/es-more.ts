import happened from './happened.es.ftl?raw';
import rare from './rare.es.ftl?raw';

export const sources: readonly string[] = [rare, happened];
