-- Views for spreadsheets: one row a record with everything in words. Lists stand in the order of the record, joined by
-- "; "; terms stand as their English labels. No more is told of a withheld place than its commune.

-- One row a service.
create view services_in_words as
select
  services.id,
  services.name,
  services.name_fr,
  services.description,
  services.description_fr,
  (
    select group_concat(name, '; ')
    from (
      select organisations.name
      from json_each(services.providers) as list cross join organisations on organisations.id = list.value
      order by list.key
    )
  ) as organisations,
  (
    select group_concat(name, '; ')
    from (
      select places.name
      from json_each(services.places) as list cross join places on places.id = list.value
      order by list.key
    )
  ) as places,
  (
    select group_concat(label, '; ')
    from (
      select vocabulary_terms.label
      from service_locations
      cross join vocabulary_terms
        on vocabulary_terms.scheme = 'address-precisions' and vocabulary_terms.id = service_locations.precision
      where service_locations.service_id = services.id
      order by service_locations.position
    )
  ) as precision,
  (
    select group_concat(address, '; ')
    from (
      select coalesce(service_locations.name || ', ', '') || coalesce(service_locations.street || ', ', '')
        || coalesce(service_locations.postcode || ' ', '') || places.name as address
      from service_locations cross join places on places.id = service_locations.place_id
      where service_locations.service_id = services.id
        and service_locations.precision <> 'withheld'
        and coalesce(service_locations.name, service_locations.street, service_locations.postcode) is not null
      order by service_locations.position
    )
  ) as addresses,
  services.places_note,
  (
    select group_concat(name, '; ')
    from (
      select places.name
      from json_each(services.area_covered) as list cross join places on places.id = list.value
      order by list.key
    )
  ) as area_covered,
  (
    select group_concat(label, '; ')
    from (
      select vocabulary_terms.label
      from json_each(services.needs) as list
      cross join vocabulary_terms on vocabulary_terms.scheme = 'needs' and vocabulary_terms.id = list.value
      order by list.key
    )
  ) as needs,
  (
    select group_concat(label, '; ')
    from (
      select vocabulary_terms.label
      from json_each(services.audiences) as list
      cross join vocabulary_terms on vocabulary_terms.scheme = 'audiences' and vocabulary_terms.id = list.value
      order by list.key
    )
  ) as audiences,
  services.audience_note,
  (
    select group_concat(label, '; ')
    from (
      select vocabulary_terms.label
      from json_each(services.legal_statuses) as list
      cross join vocabulary_terms on vocabulary_terms.scheme = 'legal-statuses' and vocabulary_terms.id = list.value
      order by list.key
    )
  ) as legal_statuses,
  case services.unconditional when 1 then 'yes' when 0 then 'no' end as unconditional,
  services.minimum_age,
  services.maximum_age,
  services.conditions,
  (
    select group_concat(label, '; ')
    from (
      select vocabulary_terms.label
      from json_each(services.languages) as list
      cross join vocabulary_terms on vocabulary_terms.scheme = 'languages' and vocabulary_terms.id = list.value
      order by list.key
    )
  ) as languages,
  services.languages_note,
  (
    select group_concat(label, '; ')
    from (
      select vocabulary_terms.label
      from json_each(services.access) as list
      cross join vocabulary_terms on vocabulary_terms.scheme = 'access-modes' and vocabulary_terms.id = list.value
      order by list.key
    )
  ) as access,
  services.access_note,
  (
    select group_concat(value, '; ') from (select value from json_each(services.documents_required) order by key)
  ) as documents_required,
  (
    select label from vocabulary_terms
    where vocabulary_terms.scheme = 'costs' and vocabulary_terms.id = services.cost
  ) as cost,
  services.cost_note,
  (
    select group_concat(label, '; ')
    from (
      select vocabulary_terms.label
      from json_each(services.delivery) as list
      cross join vocabulary_terms on vocabulary_terms.scheme = 'delivery-modes' and vocabulary_terms.id = list.value
      order by list.key
    )
  ) as delivery,
  services.hours,
  (
    select group_concat(contact, '; ')
    from (
      select kinds.label || ': ' || contacts.value || ' (' || uses.label || ', '
        || coalesce(contacts.as_of, 'undated') || ')' as contact
      from contacts
      cross join vocabulary_terms as kinds on kinds.scheme = 'contact-kinds' and kinds.id = contacts.kind
      cross join vocabulary_terms as uses on uses.scheme = 'contact-uses' and uses.id = contacts.use
      where contacts.record_kind = 'service' and contacts.record_id = services.id
      order by contacts.position
    )
  ) as contacts,
  services.website,
  services.since,
  services.until,
  (
    select label from vocabulary_terms
    where vocabulary_terms.scheme = 'service-statuses' and vocabulary_terms.id = services.status
  ) as status,
  services.status_as_of,
  services.freshness,
  services.as_of,
  services.changes,
  services.caveats,
  (
    select group_concat(source, '; ')
    from (
      select coalesce(sources.link, sources.title) as source
      from citations cross join sources on sources.id = citations.source_id
      where citations.record_kind = 'service' and citations.record_id = services.id and citations.field = ''
      order by citations.source_id
    )
  ) as sources,
  services.url
from services;

-- One row an organisation.
create view organisations_in_words as
select
  organisations.id,
  organisations.name,
  organisations.acronym,
  (
    select group_concat(value, '; ') from (select value from json_each(organisations.other_names) order by key)
  ) as other_names,
  (
    select label from vocabulary_terms
    where vocabulary_terms.scheme = 'organisation-kinds' and vocabulary_terms.id = organisations.kind
  ) as kind,
  organisations.legal_form,
  organisations.country,
  (select name from places where places.id = organisations.base) as place,
  (
    select coalesce(organisations.street || ', ', '') || coalesce(organisations.postcode || ' ', '') || places.name
    from places
    where places.id = organisations.address_place
      and organisations.address_precision <> 'withheld'
      and coalesce(organisations.street, organisations.postcode) is not null
  ) as address,
  (
    select group_concat(name, '; ')
    from (
      select places.name
      from json_each(organisations.areas_served) as list cross join places on places.id = list.value
      order by list.key
    )
  ) as areas_served,
  organisations.summary,
  organisations.summary_fr,
  (
    select group_concat(name, '; ')
    from (
      select services.name
      from service_providers cross join services on services.id = service_providers.service_id
      where service_providers.organisation_id = organisations.id
      order by services.id
    )
  ) as services,
  (
    select group_concat(other_name, '; ')
    from (
      select distinct relations.other_name
      from relations
      where relations.organisation_id = organisations.id and relations.role = 'member-of'
      order by relations.position
    )
  ) as member_of,
  (
    select group_concat(label, '; ')
    from (
      select vocabulary_terms.label
      from json_each(organisations.languages) as list
      cross join vocabulary_terms on vocabulary_terms.scheme = 'languages' and vocabulary_terms.id = list.value
      order by list.key
    )
  ) as languages,
  (
    select group_concat(contact, '; ')
    from (
      select kinds.label || ': ' || contacts.value || ' (' || uses.label || ', '
        || coalesce(contacts.as_of, 'undated') || ')' as contact
      from contacts
      cross join vocabulary_terms as kinds on kinds.scheme = 'contact-kinds' and kinds.id = contacts.kind
      cross join vocabulary_terms as uses on uses.scheme = 'contact-uses' and uses.id = contacts.use
      where contacts.record_kind = 'organisation' and contacts.record_id = organisations.id
      order by contacts.position
    )
  ) as contacts,
  organisations.website,
  organisations.founded,
  organisations.ended,
  (
    select label from vocabulary_terms
    where vocabulary_terms.scheme = 'organisation-statuses' and vocabulary_terms.id = organisations.status
  ) as status,
  organisations.status_as_of,
  organisations.freshness,
  organisations.as_of,
  organisations.caveats,
  (
    select group_concat(source, '; ')
    from (
      select coalesce(sources.link, sources.title) as source
      from citations cross join sources on sources.id = citations.source_id
      where citations.record_kind = 'organisation' and citations.record_id = organisations.id and citations.field = ''
      order by citations.source_id
    )
  ) as sources,
  organisations.url
from organisations;

-- One row a practice.
create view practices_in_words as
select
  practices.id,
  practices.title,
  practices.title_fr,
  (
    select group_concat(label, '; ')
    from (
      select vocabulary_terms.label
      from json_each(practices.themes) as list
      cross join vocabulary_terms on vocabulary_terms.scheme = 'practice-themes' and vocabulary_terms.id = list.value
      order by list.key
    )
  ) as themes,
  practices.problem,
  practices.approach,
  practices.results,
  practices.lessons,
  practices.transferability,
  (
    select label from vocabulary_terms
    where vocabulary_terms.scheme = 'evidence-levels' and vocabulary_terms.id = practices.evidence_level
  ) as evidence_level,
  (
    select group_concat(name, '; ')
    from (
      select organisations.name, 1 as part, list.key
      from json_each(practices.organisations) as list cross join organisations on organisations.id = list.value
      union all
      select list.value, 2, list.key from json_each(practices.other_organisations) as list
      order by part, key
    )
  ) as organisations,
  (
    select group_concat(name, '; ')
    from (
      select services.name
      from json_each(practices.services) as list cross join services on services.id = list.value
      order by list.key
    )
  ) as services,
  (
    select group_concat(name, '; ')
    from (
      select places.name
      from json_each(practices.places) as list cross join places on places.id = list.value
      order by list.key
    )
  ) as places,
  practices.places_note,
  practices.period,
  practices.freshness,
  practices.as_of,
  practices.caveats,
  (
    select group_concat(source, '; ')
    from (
      select coalesce(sources.link, sources.title) as source
      from citations cross join sources on sources.id = citations.source_id
      where citations.record_kind = 'practice' and citations.record_id = practices.id and citations.field = ''
      order by citations.source_id
    )
  ) as sources,
  practices.url
from practices;
