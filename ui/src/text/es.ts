import core from './core.es.ftl?raw';
import page from './es.ftl?raw';

export const sources: readonly string[] = [page, core];
