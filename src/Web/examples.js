// Questions to begin with, made from the first collection's own words.

import { api } from './api.js';
import { words } from './words.js';

export async function examples(collections) {
  const collection = collections.find(one => one.datasets.some(dataset => dataset.period));
  const dataset = collection?.datasets.find(one => one.period && !one.total_of_siblings);
  if (!dataset) return [];
  const name = dataset.id.slice(dataset.id.indexOf('/') + 1);
  const profile = await api.dataset(collection.name, name).catch(() => null);
  const measures = (profile?.columns ?? []).filter(column => column.role === 'measure');
  const measure = (measures.find(column => column.total_of?.length) ?? measures[0])?.name;
  if (!measure) return [];
  const label = profile.label?.value ?? name;
  const year = dataset.period.to;
  return [
    words.example(measure, label, year),
    collection.datasets.length > 2 && profile.label ? words.exampleMost(profile.label.column, measure, year) : null,
    words.exampleChart(measure, label),
  ].filter(Boolean);
}
