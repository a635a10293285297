-- What the report tells. Each statement is one table of it; the comment above it is the heading.

-- Records
select kind, count(*) as records from records group by kind order by kind;

-- Services by freshness
select freshness, count(*) as services, round(100.0 * count(*) / (select count(*) from services), 1) as percent
from services group by freshness order by services desc;

-- Current services by need
select need, count(*) as services, sum(freshness = 'current') as current, sum(freshness = 'ageing') as ageing
from service_needs join services on services.id = service_needs.service_id
group by need order by services desc, need;

-- What services tell
select 'audience' as field, count(audiences) as services from services
union all select 'place or area', count(coalesce(places, area_covered)) from services
union all select 'street', count(distinct service_id) from service_locations where street is not null
union all select 'hours', count(hours) from services
union all select 'hours by machine', count(opening_hours) from services
union all select 'way in', count(access) from services
union all select 'language spoken', count(languages) from services
union all select 'cost', count(cost) from services
union all select 'eligibility', sum(coalesce(unconditional, legal_statuses, minimum_age, maximum_age, conditions) is not null) from services
union all select 'contact', count(distinct record_id) from contacts where record_kind = 'service'
union all select 'status', count(status) from services
union all select 'French description', count(description_fr) from services;

-- Quality score of data.inclusion
select round(avg(score), 2) as mean, round(min(score), 2) as lowest, round(max(score), 2) as highest from service_quality;

-- Sources per record
with cited as (
  select record_kind, record_id, count(distinct source_id) as sources from citations
  where record_kind in ('organisation', 'service', 'practice', 'event', 'document', 'term')
  group by record_kind, record_id
)
select record_kind, round(avg(sources), 1) as mean, min(sources) as fewest, max(sources) as most
from cited group by record_kind order by record_kind;

-- Sources by kind
select coalesce(kind, 'not told') as kind, count(*) as sources, sum(date is null) as undated
from sources group by kind order by sources desc;

-- Organisations that nothing else here tells of
select count(*) as organisations from organisations
where id not in (select organisation_id from service_providers)
  and id not in (select organisation_id from practice_organisations)
  and id not in (select organisation_id from event_organisations)
  and id not in (select organisation_id from document_publishers)
  and id not in (select organisation_id from relations)
  and id not in (select other_id from relations where other_id is not null);

-- Practices by evidence level
select coalesce(evidence_level, 'not judged') as evidence_level, count(*) as practices
from practices group by evidence_level order by practices desc;

-- Records checked
select record_kind, method, outcome, count(distinct record_id) as records
from verifications group by record_kind, method, outcome order by record_kind, method, outcome;
