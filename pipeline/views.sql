-- Views: the public SQL contract. Each statement is one view; the comment above it says what it is.

-- One row a service, with its organisation and places in words.
create view service_directory as
select
  services.id,
  services.name,
  services.name_fr,
  services.organisation_id,
  organisations.name as organisation,
  (
    select group_concat(name, ', ')
    from (
      select distinct places.name
      from service_locations join places on places.id = service_locations.place_id
      where service_locations.service_id = services.id
      order by service_locations.position
    )
  ) as place,
  services.needs,
  services.audiences,
  services.languages,
  services.access,
  services.cost,
  services.status,
  services.freshness,
  services.as_of,
  services.url
from services
join organisations on organisations.id = services.organisation_id;

-- One row an organisation, with its place and networks in words.
create view organisation_directory as
select
  organisations.id,
  organisations.name,
  organisations.acronym,
  organisations.kind,
  organisations.country,
  places.name as place,
  (
    select group_concat(other_name, ', ')
    from (
      select distinct other_name from relations
      where relations.organisation_id = organisations.id and role = 'member-of'
      order by position
    )
  ) as member_of,
  organisations.status,
  organisations.freshness,
  organisations.as_of,
  organisations.url
from organisations
left join places on places.id = organisations.base;

-- One row a practice, with its organisations and places in words.
create view practice_directory as
select
  practices.id,
  practices.title,
  practices.title_fr,
  practices.themes,
  practices.evidence_level,
  (
    select group_concat(name, ', ')
    from (
      select organisations.name
      from practice_organisations join organisations on organisations.id = practice_organisations.organisation_id
      where practice_organisations.practice_id = practices.id
      order by organisations.name
    )
  ) as organisations,
  (
    select group_concat(name, ', ')
    from (
      select places.name
      from practice_places join places on places.id = practice_places.place_id
      where practice_places.practice_id = practices.id
      order by places.name
    )
  ) as place,
  practices.period,
  practices.source_count,
  practices.url
from practices;

-- One row a membership: who belongs to which network, by which sources.
create view memberships as
select
  relations.organisation_id,
  organisations.name as organisation,
  organisations.country,
  relations.other_id as network_id,
  relations.other_name as network,
  relations.since,
  relations.until,
  relations.as_of,
  relations.note,
  relations.sources
from relations
join organisations on organisations.id = relations.organisation_id
where relations.role = 'member-of';

-- One row a service and place that it can be found from, and why: given in it, covering it or a part of it, or
-- given in an area around it whose limits no source tells.
create view service_reach as
select service_locations.service_id, place_within.within_id as place_id, 'given there' as how
from service_locations
join place_within on place_within.place_id = service_locations.place_id
union
select service_areas.service_id, place_within.place_id, 'covers it'
from service_areas
join place_within on place_within.within_id = service_areas.place_id
union
select service_areas.service_id, place_within.within_id, 'covers a part of it'
from service_areas
join place_within on place_within.place_id = service_areas.place_id
where place_within.place_id <> place_within.within_id
union
select service_locations.service_id, place_within.place_id, 'given somewhere around it'
from service_locations
join places on places.id = service_locations.place_id
join place_within on place_within.within_id = places.id
where places.kind = 'area' and place_within.place_id <> place_within.within_id;

-- One row a term and a term that it lies in, itself included: join through it to take in narrower terms.
create view term_within as
with recursive up (scheme, term, within) as (
  select scheme, id, id from vocabulary_terms
  union
  select up.scheme, up.term, vocabulary_terms.broader
  from up
  join vocabulary_terms on vocabulary_terms.scheme = up.scheme and vocabulary_terms.id = up.within
  where vocabulary_terms.broader is not null
)
select scheme, term, within from up;

-- One row a record of any kind: what it is called and where its page is.
create view records as
select 'organisation' as kind, id, name, freshness, as_of, url from organisations
union all select 'service', id, name, freshness, as_of, url from services
union all select 'practice', id, title, freshness, as_of, url from practices
union all select 'event', id, title, null, as_of, url from events
union all select 'document', id, title, null, as_of, url from documents
union all select 'source', id, title, null, date, url from sources
union all select 'place', id, name, null, null, url from places
union all select 'term', id, term, null, as_of, url from glossary;
