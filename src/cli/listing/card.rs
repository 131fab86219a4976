//! A door's card as lines of text. What stands on it is [`CardRow`]'s.

use crate::cli::json::{
    CardRow, HazardRow, HouseholdRow, ReliefRow, RequestRow, ResidentRow, StanceRow, ToldRow,
    VisitRow, WillingRow,
};
use crate::cli::reading::short;
use crate::domain::codes::{
    CareGroup, Coded, HazardItem, HazardState, HouseholdState, Outcome, Relation, ReliefOccasion,
    RequestKind, RequestState, Severity, Sex, StanceAnswer, Telling, Topic, WillingState, WorkWish,
};
use crate::domain::money::print_yuan;
use crate::i18n::Texts;
use crate::tui::entry::task::worded;
use crate::tui::mark;

/// The lines of a card.
pub fn lines(card: &CardRow, texts: &Texts) -> Vec<String> {
    let mut lines = Vec::new();
    match (&card.household, &card.place) {
        (Some(home), _) => of_home(card, home, texts, &mut lines),
        (None, Some(place)) => {
            let head = [&card.door, &place.address, &place.in_charge];
            lines.push(head.map(String::as_str).join("  ").trim_end().to_owned());
            lines.extend(some(&place.notes));
        }
        (None, None) => lines.push(card.door.clone()),
    }
    let due = card.due.iter().map(|reason| reason.text.clone());
    section("todo", due, texts, &mut lines);
    let waiting = card.waiting.iter().map(|reason| {
        let why = reason.why.as_deref().unwrap_or_default();
        format!("{} [{why}]", reason.text)
    });
    section("waiting", waiting, texts, &mut lines);
    let language = texts.tag();
    let hazards = card.hazards.iter().map(|row| of_hazard(row, language));
    section("hazard", hazards, texts, &mut lines);
    let tasks = card.tasks.iter().map(|task| {
        let due = task.due.map(|day| day.to_string()).unwrap_or_default();
        format!("{}  {}  {due}", short(task.id), worded(&task.title, texts))
    });
    section("title", tasks, texts, &mut lines);
    let requests = card.requests.iter().map(|row| of_request(row, language));
    section("request", requests, texts, &mut lines);
    let activities = card.activities.iter();
    let activities =
        activities.map(|one| format!("{}  {}  {}", short(one.id), one.when(), one.title));
    section("activity", activities, texts, &mut lines);
    let relief = card.relief.iter().map(|one| of_relief(one, texts));
    section("relief", relief, texts, &mut lines);
    let polls = card.polls.iter().map(|one| of_poll(one, texts));
    section("poll", polls, texts, &mut lines);
    let willing = card.willing.iter().map(|one| of_willing(one, language));
    section("willing", willing, texts, &mut lines);
    let to_tell = card
        .to_tell
        .iter()
        .map(|code| Topic::new(code).label(language).to_owned());
    section("to-tell", to_tell, texts, &mut lines);
    let told = card.told.iter().map(|row| of_told(row, language));
    section("told", told, texts, &mut lines);
    let visits = card.visits.iter().map(|visit| of_visit(visit, texts));
    section("visits", visits, texts, &mut lines);
    lines
}

fn of_home(card: &CardRow, home: &HouseholdRow, texts: &Texts, lines: &mut Vec<String>) {
    let language = texts.tag();
    let care = home.care.iter();
    let care: Vec<&str> = care
        .map(|code| CareGroup::new(code).label(language))
        .collect();
    let state = HouseholdState::new(home.state).label(language);
    let head = home.head.as_deref().unwrap_or_default();
    let care = care.join(" ");
    let words = [card.door.as_str(), head, state, &care];
    lines.push(words.join("  ").trim_end().to_owned());
    let area = home.floor_area.as_deref().map(|area| {
        let values = [("area", area.into())];
        texts.with("homes-floor-area", &values)
    });
    let owner = home.owner.as_ref().map(|owner| {
        let who = std::iter::once(&owner.name).chain(&owner.phones);
        let who: Vec<&str> = who.map(String::as_str).collect();
        format!("{} {}", texts.get("homes-owner"), who.join(" "))
    });
    let facts = spaced([area, owner].map(Option::unwrap_or_default));
    lines.extend(some(&facts));
    lines.extend(some(&home.notes));
    lines.extend(home.residents.iter().map(|person| of_person(person, texts)));
    let missing = card.missing.iter();
    let missing: Vec<_> = missing
        .map(|fact| texts.get(&format!("queue-fact-{fact}")).into_owned())
        .collect();
    let missing = (!missing.is_empty()).then(|| missing.join(&texts.get("list-separator")));
    section("missing", missing, texts, lines);
}

fn of_hazard(hazard: &HazardRow, language: &str) -> String {
    let words = [
        short(hazard.id),
        HazardItem::new(hazard.item).label(language).to_owned(),
        Severity::new(&hazard.severity.to_string())
            .label(language)
            .to_owned(),
        HazardState::new(hazard.state).label(language).to_owned(),
        hazard
            .deadline
            .map(|day| day.to_string())
            .unwrap_or_default(),
    ];
    words.join("  ")
}

fn of_request(request: &RequestRow, language: &str) -> String {
    let words = [
        short(request.id),
        RequestKind::new(request.kind).label(language).to_owned(),
        request.words.clone(),
        RequestState::new(request.state).label(language).to_owned(),
    ];
    words.join("  ")
}

fn of_relief(relief: &ReliefRow, texts: &Texts) -> String {
    let yuan = [("yuan", print_yuan(relief.money_fen).into())];
    let money = (relief.money_fen > 0).then(|| texts.with("relief-yuan", &yuan));
    let occasion = ReliefOccasion::new(relief.occasion).label(texts.tag());
    spaced([
        short(relief.id),
        relief.given.to_string(),
        occasion.to_owned(),
        money.unwrap_or_default(),
        relief.goods_in_words(),
        relief.giver.clone(),
    ])
}

fn of_poll(poll: &StanceRow, texts: &Texts) -> String {
    let answer = match poll.answer {
        Some(answer) => StanceAnswer::new(answer).label(texts.tag()).to_owned(),
        None => texts.get("poll-not-answered").into_owned(),
    };
    let day = poll.day.map(|day| day.to_string()).unwrap_or_default();
    spaced([
        short(poll.poll),
        poll.question.clone(),
        answer,
        day,
        poll.who.clone(),
        poll.reason.clone(),
        poll.conditions.clone(),
    ])
}

fn of_willing(willing: &WillingRow, language: &str) -> String {
    spaced([
        short(willing.id),
        willing.name.clone(),
        WorkWish::new(willing.wish).label(language).to_owned(),
        WillingState::new(willing.state).label(language).to_owned(),
        willing.skill.clone(),
        willing.training.clone(),
        willing.placed.clone().unwrap_or_default(),
    ])
}

/// Words with room between them; those that are not there leave none.
fn spaced<const N: usize>(words: [String; N]) -> String {
    let words = words.into_iter().filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("  ")
}

fn of_told(told: &ToldRow, language: &str) -> String {
    let topic = (told.matter == "topic").then(|| Topic::new(&told.what).label(language).to_owned());
    let words = [
        told.day.to_string(),
        Telling::new(told.how).label(language).to_owned(),
        topic.unwrap_or_else(|| told.words.clone()),
    ];
    words.join("  ")
}

fn some(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

/// A heading and its lines, where there are any.
fn section(
    name: &str,
    rows: impl IntoIterator<Item = String>,
    texts: &Texts,
    lines: &mut Vec<String>,
) {
    let mut rows = rows.into_iter().peekable();
    if rows.peek().is_some() {
        lines.push(format!("{}:", texts.get(&format!("cli-column-{name}"))));
        lines.extend(rows.map(|row| format!("  {}", row.trim_end())));
    }
}

fn of_person(person: &ResidentRow, texts: &Texts) -> String {
    let language = texts.tag();
    let care = person
        .care
        .iter()
        .map(|code| CareGroup::new(code).label(language));
    let words = [
        short(person.id),
        person.name.clone(),
        label::<Relation>(person.relation, language),
        label::<Sex>(Some(person.sex), language),
        person.age.map(|age| age.to_string()).unwrap_or_default(),
        person.phones.join(" "),
        person.id_number.clone().unwrap_or_default(),
    ];
    let words = words.into_iter().chain(care.map(str::to_owned));
    let words: Vec<String> = words.filter(|word| !word.is_empty()).collect();
    format!("  {}", words.join("  "))
}

fn of_visit(visit: &VisitRow, texts: &Texts) -> String {
    let outcome = mark::outcome(Outcome::new(visit.outcome), texts);
    let at = visit.at.get(..16).unwrap_or(&visit.at).replace('T', " ");
    format!("{at}  {outcome}  {}", visit.note)
}

fn label<C: Coded>(code: Option<&str>, language: &str) -> String {
    let row = code.and_then(|code| C::table().row(code));
    row.map(|row| row.label(language).to_owned())
        .unwrap_or_default()
}
