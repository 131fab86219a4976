//! Beginning a day as a form: who works, with whom, the weather, which buildings and units. Not the day's list.

use uuid::Uuid;

use super::{chosen, code, topic};
use crate::domain::Id;
use crate::domain::address::Spot;
use crate::domain::codes::Weather;
use crate::domain::day::{Day, Plan};
use crate::domain::subject::Subject;
use crate::ledger::queries::buildings::{self, Building};
use crate::ledger::queries::{duties, publicity};
use crate::ledger::work::day::{DayStart, begin, close, open_day};
use crate::tui::context::{Context, View};
use crate::tui::dialog::Step;
use crate::tui::dialog::choice::Chooser;
use crate::tui::dialog::form::{Choice, Field, FieldError, Form, Refusal, Values};
use crate::tui::dialog::picker::Picker;
use crate::tui::widget::date::weekday;

/// The kind of its drafts.
pub const KIND: &str = "day-start";

/// So many buildings and units are ticked by digit or arrow; more are picked by typing.
const OFFERED: usize = 12;

/// Opens the form, after an earlier day that is still open was closed.
pub fn open(_here: Option<Subject>, context: &mut Context<'_>) {
    let today = context.clock.today();
    let left = open_day(context.ledger.tables()).map(|day| day.date);
    let Some(left) = left.filter(|date| *date != today) else {
        let form = form(&context.view());
        context.open(form);
        return;
    };
    let title = context
        .texts
        .with("day-left-open", &[("day", left.to_string().into())]);
    let options = ["day-close-first", "confirm-leave"].map(|id| context.texts.get(id).into_owned());
    context.open(Chooser::new(title, options.to_vec(), |at, context| {
        if at == 0 {
            close(context.ledger, context.at())?;
            let form = form(&context.view());
            context.open(form);
        }
        Ok(())
    }));
}

/// The form, with what is known of today or was so the last time.
pub fn form(view: &View<'_>) -> Form {
    let label = |id: &'static str| view.texts.get(id).into_owned();
    let today = view.clock.today();
    let day = known(view);
    let date = format!("{today} {}", weekday(today, view.texts));
    let topics = publicity::topics_of(view.ledger.tables(), today);
    let title = view.texts.with("day-start-title", &[("day", date.into())]);
    let companions = Field::text(
        "companions",
        label("day-companions"),
        &day.companions.join(" "),
    );
    let name = |name, id, value: &str| Field::text(name, label(id), value).limit(25);
    Form::new(KIND, title, save)
        .verb("day-begin", view.texts)
        .note(label("day-areas-note"))
        .field(areas_field(&day.plan.areas, view))
        .button("more-areas", label("day-more-areas"), |_, context| {
            pick_area(context);
            Ok(Step::Stay)
        })
        .field(Field::number("cap", label("day-cap"), Some(u32::from(day.plan.cap))).limit(3))
        .field(code("weather", "day-weather", day.weather, view))
        .field(companions.hint(label("day-companions-hint")))
        .field(name("mentor", "day-mentor", &day.mentor))
        .field(name("worker", "day-worker", &day.worker))
        .field(topic::field(topics, view))
        .button("more-topics", label("topics-more"), |_, context| {
            topic::pick_more(context);
            Ok(Step::Stay)
        })
}

/// Today as it stands; where it has not begun, as the settings and the last day have it.
fn known(view: &View<'_>) -> Day {
    let tables = view.ledger.tables();
    let today = view.clock.today();
    let known = tables.day(today).map(|day| day.as_ref().clone());
    let mut day = known.unwrap_or_else(|| {
        let mut day = Day::new(Id::new(Uuid::nil()), today);
        day.plan.cap = view.work.doors;
        day
    });
    let fill = |own: &mut String, setting: &str| {
        if own.is_empty() {
            setting.clone_into(own);
        }
    };
    fill(&mut day.worker, &view.work.worker);
    fill(&mut day.mentor, &view.work.mentor);
    if day.plan.areas.is_empty() {
        let last = tables.days.days().rev().find(|date| *date < today);
        let last = last.and_then(|date| tables.day(date));
        day.plan.areas = last.map(|day| day.plan.areas.clone()).unwrap_or_default();
    }
    day
}

/// Every building and its units, with how many doors are due there.
fn areas(view: &View<'_>) -> Vec<Choice> {
    let estates = buildings::estates(view.ledger.tables(), &view.queue());
    let choice = |spot: &Spot, due: usize, doors: usize| {
        let name = spot.with_estate();
        let values = [
            ("spot", name.as_str().into()),
            ("due", due.into()),
            ("doors", doors.into()),
        ];
        let id = if spot.unit.is_some() {
            "day-unit"
        } else {
            "day-building"
        };
        Choice::new(name.clone(), view.texts.with(id, &values))
    };
    let all = |building: &Building| {
        let whole = choice(&building.spot, building.count.due, building.count.doors);
        let units = building
            .units
            .iter()
            .filter(|unit| unit.spot.unit.is_some());
        let units = units.map(|unit| choice(&unit.spot, unit.count.due, unit.count.doors));
        [whole].into_iter().chain(units).collect::<Vec<_>>()
    };
    let buildings = estates.iter().flat_map(|estate| &estate.buildings);
    buildings.flat_map(all).collect()
}

/// The areas of last time ticked, with others beside them as far as they can be taken in at a glance.
fn areas_field(ticked: &[Spot], view: &View<'_>) -> Field {
    let all = areas(view);
    let ticked: Vec<String> = ticked.iter().map(Spot::with_estate).collect();
    let is_ticked = |choice: &Choice| ticked.contains(&choice.value);
    let others = OFFERED.saturating_sub(ticked.len());
    let few = all.len() <= OFFERED;
    // Whole buildings come before their units while there is not room for both.
    let whole = |choice: &Choice| Spot::parse(&choice.value).is_none_or(|spot| spot.unit.is_none());
    let mut offered: Vec<Choice> = all
        .iter()
        .filter(|choice| few || whole(choice))
        .take(if few { OFFERED } else { others })
        .cloned()
        .collect();
    let missing = all
        .iter()
        .filter(|choice| is_ticked(choice) && !offered.contains(choice));
    let missing: Vec<Choice> = missing.cloned().collect();
    offered.extend(missing);
    let ticked: Vec<&str> = ticked.iter().map(String::as_str).collect();
    Field::many("areas", view.texts.get("day-areas"), offered, &ticked)
}

fn pick_area(context: &mut Context<'_>) {
    let options = areas(&context.view());
    let title = context.texts.get("day-areas").into_owned();
    context.open(Picker::new(title, options, |choice, context| {
        context.answer("areas", choice.clone());
        Ok(())
    }));
}

fn save(values: &Values<'_>, context: &mut Context<'_>) -> Result<(), Refusal> {
    let areas: Vec<Spot> = values
        .ticked("areas")
        .into_iter()
        .filter_map(Spot::parse)
        .collect();
    let cap = values.number("cap")?.map(u16::try_from).transpose();
    let cap = cap.map_err(|_| FieldError::new("cap", "fault-not-a-number"))?;
    let cap = cap.unwrap_or(context.work.doors);
    let companions = values.text("companions");
    let companions = companions
        .split([' ', '　', ',', '，', '、'])
        .filter(|name| !name.is_empty());
    let starting = DayStart {
        worker: values.text("worker"),
        mentor: values.text("mentor"),
        companions: companions.map(str::to_owned).collect(),
        weather: chosen::<Weather>(values, "weather"),
        topics: Some(topic::ticked(values)),
    };
    let view = context.view();
    let doors = buildings::plan_doors(
        view.ledger.tables(),
        &view.queue(),
        &areas,
        usize::from(cap),
    );
    let count = doors.len();
    let plan = Plan { areas, cap, doors };
    begin(context.ledger, starting, plan, context.at())?;
    // Who has no rota is not told that nobody is on it.
    let tables = context.ledger.tables();
    let nobody = duties::of_month(tables, context.clock.today()).is_none();
    let id = match nobody && !tables.duties.is_empty() {
        true => "day-started-no-duty",
        false => "day-started",
    };
    let said = context.texts.with(id, &[("count", count.into())]);
    context.say_recorded(&said);
    Ok(())
}
