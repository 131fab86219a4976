//! Activities in dialogs: planning one and changing it. Who comes and what came of it is asked in `step`.

mod step;

use crate::domain::Id;
use crate::domain::activity::{Activity, Hours};
use crate::domain::codes::{ActivityKind, JointAction, ServicePoint};
use crate::domain::request::Request;
use crate::domain::subject::Subject;
use crate::ledger::queries::activities;
use crate::ledger::queries::partners::called_or;
use crate::ledger::work::activity::put;
use crate::tui::context::{Context, View};
use crate::tui::dialog::Reopen;
use crate::tui::dialog::form::{Choice, Field, FieldError, Form, Refusal, Values};
use crate::tui::entry::{chosen, code, groups, groups_of, project};

pub use step::{ask, next, who};

const ADD: &str = "activity-add";
const EDIT: &str = "activity-edit";

/// The kinds of dialogs here that have drafts, and how each is opened again.
pub const REOPENERS: &[(&str, Reopen)] = &[
    (ADD, |_, view| Some(Box::new(form(None, view)))),
    (EDIT, |about, view| {
        let known = view.ledger.tables().activities.get(Id::new(about.part?))?;
        Some(Box::new(form(Some(known), view)))
    }),
];

/// Opens the form for a new one.
pub fn add(_here: Option<Subject>, context: &mut Context<'_>) {
    let form = form(None, &context.view());
    context.open(form);
}

/// Opens the form of one.
pub fn edit(activity: &Activity, context: &mut Context<'_>) {
    let form = form(Some(activity), &context.view());
    context.open(form);
}

/// When it begins and ends, as it is typed and shown.
pub fn when(hours: &Hours) -> [String; 2] {
    let day = |day: chrono::NaiveDate| day.to_string();
    let time = |time: chrono::NaiveTime| time.format("%H:%M").to_string();
    let from = hours.from.map(time);
    let start = [Some(day(hours.on)), from];
    let last = (hours.last != hours.on).then(|| day(hours.last));
    let end = [last, hours.until.map(time)];
    [start, end].map(|parts| parts.into_iter().flatten().collect::<Vec<_>>().join(" "))
}

/// Who hosts it, by name.
pub fn hosts(activity: &Activity, view: &View<'_>) -> Vec<String> {
    activities::hosts(view.ledger.tables(), activity)
}

/// By whom it is held, in a word: by ourselves, where the grid, the community or the worker is named among its hosts, else
/// by the first of the others; none where nobody is named, for then nothing says whose it is.
pub fn hosted(activity: &Activity, view: &View<'_>) -> Option<String> {
    let hosts = hosts(activity, view);
    let work = view.work;
    let ours = [&work.worker, &work.grid, &work.community];
    let ours = |host: &String| ours.iter().any(|own| !own.is_empty() && *own == host);
    if hosts.iter().any(ours) {
        return Some(view.texts.get("activity-ours").into_owned());
    }
    let values = [
        ("who", hosts.first()?.as_str().into()),
        ("more", (hosts.len() - 1).into()),
    ];
    Some(view.texts.with("activity-theirs", &values))
}

fn form(known: Option<&Activity>, view: &View<'_>) -> Form {
    let label = |id: &'static str| view.texts.get(id).into_owned();
    let id = known.map(|activity| activity.id);
    let save = move |values: &Values<'_>, context: &mut Context<'_>| save(id, values, context);
    let (kind, title) = match known {
        Some(activity) => (EDIT, activity.title.clone()),
        None => (ADD, label("activity-new")),
    };
    let own = |of: fn(&Activity) -> &str| known.map(of).unwrap_or_default();
    let [start, end] = known.map(|one| when(&one.hours)).unwrap_or_default();
    let hosted = known.map(|one| hosts(one, view)).unwrap_or_default();
    let hosted = hosted.join(view.texts.get("list-separator").as_ref());
    let kind_field = code::<ActivityKind>("kind", "activity-kind", known.map(|a| a.kind), view);
    let starts = Field::text("when", label("activity-when"), &start);
    let ends = Field::text("until", label("activity-until"), &end);
    let point = known.and_then(|one| one.point);
    let hosts = Field::text("hosts", label("activity-hosts"), &hosted);
    let capacity = known.and_then(|one| one.capacity);
    let meant = known.map(|one| one.groups.as_slice());
    let form = Form::new(kind, title, save)
        .field(kind_field.required())
        .field(
            Field::text("title", label("activity-title"), own(|a| &a.title))
                .limit(80)
                .required(),
        )
        .field(
            starts
                .limit(40)
                .required()
                .hint(label("activity-when-hint")),
        )
        .field(ends.limit(40).hint(label("activity-until-hint")))
        .field(Field::text("place", label("activity-where"), own(|a| &a.place)).limit(100))
        .field(code::<ServicePoint>("point", "activity-point", point, view))
        .field(hosts.limit(200).hint(label("activity-hosts-hint")))
        .field(actions(known, view))
        .field(groups(meant.unwrap_or_default(), view))
        .field(Field::number(
            "capacity",
            label("activity-capacity"),
            capacity,
        ));
    let served = known.map(|one| one.needs.as_slice());
    let form = project::served(form, served, Request::is_open, view);
    let form = form.field(Field::note("note", label("hazard-note"), own(|a| &a.note)).limit(500));
    match known {
        Some(activity) => form.part(activity.id.uuid()),
        None => form,
    }
}

/// The seven actions to tick.
fn actions(known: Option<&Activity>, view: &View<'_>) -> Field {
    let tag = view.texts.tag();
    let options = JointAction::all().map(|one| Choice::new(one.as_str(), one.label(tag)));
    let own = known.map(|one| one.actions.clone()).unwrap_or_default();
    let own: Vec<&str> = own.iter().map(|one| one.as_str()).collect();
    let label = view.texts.get("activity-actions");
    Field::many("actions", label, options.collect(), &own)
}

fn save(
    id: Option<Id<Activity>>,
    values: &Values<'_>,
    context: &mut Context<'_>,
) -> Result<(), Refusal> {
    let required = |field| FieldError::new(field, "fault-required");
    let kind: ActivityKind = chosen(values, "kind").ok_or_else(|| required("kind"))?;
    let (start, end) = (values.text("when"), values.text("until"));
    let now = context.clock.now();
    let hours = Hours::read(
        &start,
        Some(end.as_str()).filter(|end| !end.is_empty()),
        now.naive_local(),
    );
    let hours = hours.map_err(|_| FieldError::new("when", "activity-when-unread"))?;
    let known = id.and_then(|id| context.ledger.tables().activities.get(id));
    let mut activity = match known {
        Some(known) => known.as_ref().clone(),
        None => {
            let mut new =
                Activity::new(Id::new(context.clock.id()), kind, String::new(), hours, now);
            new.by.clone_from(&context.work.worker);
            new
        }
    };
    (activity.kind, activity.hours) = (kind, hours);
    activity.title = values.text("title");
    activity.place = values.text("place");
    activity.point = chosen(values, "point");
    (activity.hosts, activity.hosted_by) = (Vec::new(), Vec::new());
    let hosts = values.text("hosts");
    let names = hosts.split(['、', '，', ',', ';', '；']).map(str::trim);
    for name in names.filter(|name| !name.is_empty()) {
        match called_or(context.ledger.tables(), name) {
            (Some(partner), _) => activity.hosts.push(partner),
            (None, name) => activity.hosted_by.push(name),
        }
    }
    let actions = values.ticked("actions").into_iter();
    activity.actions = actions.filter_map(JointAction::find).collect();
    activity.capacity = values.number("capacity")?;
    activity.groups = groups_of(values);
    activity.needs = project::ticked(values, "needs");
    activity.note = values.text("note");
    let said = activity.title.clone();
    put(context.ledger, activity, context.at())?;
    super::said_recorded("activity-recorded", &said, context);
    Ok(())
}
