-- What lists of runs draw beside each.

set local search_path to public;

-- The losses of runs over their epochs, of each split in at most so many points: the course is cut in stretches of as many
-- epochs, and of each the least and the greatest loss stay, at their own epochs; and the first and the last one of all. What is no number
-- counts as greater than any, so that it stays too.
create function loss_course(runs text[], points integer default 60)
returns table (run_id text, split text, epoch integer, loss double precision)
language sql stable
as $$
  with measured as (
    select
      run_epoch.run_id,
      measured.split,
      run_epoch.epoch,
      measured.loss,
      row_number() over (partition by run_epoch.run_id, measured.split order by run_epoch.epoch) as place,
      count(*) over (partition by run_epoch.run_id, measured.split) as epochs
    from run_epoch
    cross join lateral (
      values ('train', run_epoch.train_loss), ('validation', run_epoch.validation_loss)
    ) as measured (split, loss)
    where run_epoch.run_id = any (runs) and measured.loss is not null
  ),
  stretched as (
    select measured.*, (measured.place - 1) * greatest(points / 2 - 1, 1) / measured.epochs as stretch
    from measured
  ),
  ranked as (
    select
      stretched.*,
      row_number() over (partition by stretched.run_id, stretched.split, stretched.stretch order by stretched.loss, stretched.epoch)
        as from_least,
      row_number() over (partition by stretched.run_id, stretched.split, stretched.stretch order by stretched.loss desc, stretched.epoch)
        as from_greatest
    from stretched
  )
  select ranked.run_id, ranked.split, ranked.epoch, ranked.loss
  from ranked
  where ranked.epochs <= points
    or ranked.place = 1
    or ranked.place = ranked.epochs
    or ranked.from_least = 1
    or ranked.from_greatest = 1
  order by ranked.run_id, ranked.split, ranked.epoch
$$;
