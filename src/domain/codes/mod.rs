//! Code tables as data: what the field calls things, stored as codes, shown as labels. No files are opened here.
//!
//! Each table is a tab-separated file beside this one. A new table is a file and a row in `code_tables!`.

mod asking;
mod care;
mod code;
mod fault;
mod hazards;
mod meaning;
mod requests;
pub use requests::leave_unclaimed;
mod rules;
mod table;
mod told;

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

pub use care::{CareWords, care_words, is_sensitive};
pub use code::Code;
pub use fault::{TableFault, TableFaultKind};
pub use meaning::{CareKind, Effective};
pub use table::{Row, Table};
pub use told::Audience;

/// What every code type can do; for screens and files that work on any table.
pub trait Coded: Copy + Eq + Ord + std::hash::Hash + std::fmt::Display + Sized + 'static {
    /// The table's name: its file name without `.tsv`.
    const TABLE: &'static str;
    /// The type's value for a code.
    fn from_code(code: Code) -> Self;
    /// The code inside.
    fn code(self) -> Code;
    /// The table in use.
    fn table() -> &'static Table;
}

macro_rules! code_tables {
    ($( $(#[$doc:meta])* $name:ident $table:literal [ $( $constant:ident $code:literal )* ] )*) => {
        /// Every table's name and the text it is read from.
        const SOURCES: &[(&str, &str)] = &[ $( ($table, include_str!(concat!($table, ".tsv"))) ),* ];
        $(
            $(#[$doc])*
            #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
            #[serde(transparent)]
            pub struct $name(Code);

            impl $name {
                $(
                    #[doc = concat!("The code `", $code, "`.")]
                    pub const $constant: Self = Self(Code::fixed($code));
                )*

                /// The value for a code; a code that no table knows is kept.
                pub fn new(code: &str) -> Self {
                    Self(Code::new(code))
                }

                /// The code.
                pub const fn as_str(self) -> &'static str {
                    self.0.as_str()
                }

                /// Whether the table in use has this code.
                pub fn is_known(self) -> bool {
                    self.row().is_some()
                }

                /// The code's row.
                pub fn row(self) -> Option<&'static Row> {
                    Self::table().row(self.as_str())
                }

                /// What it is called in a language (`zh…` or else English); an unknown code is called itself.
                pub fn label(self, language: &str) -> &'static str {
                    self.row().map_or(self.as_str(), |row| row.label(language))
                }

                /// Every code on offer, in table order.
                pub fn all() -> impl Iterator<Item = Self> {
                    Self::table().rows().iter().filter(|row| row.active).map(|row| Self(Code::fixed(row.code)))
                }

                /// The code meant by a text from a file: code, label in either language or alias.
                pub fn find(text: &str) -> Option<Self> {
                    Self::table().find(text).map(|row| Self(Code::fixed(row.code)))
                }

                /// Place in the table, unknown codes last; for sorting as the table is ordered.
                pub fn position(self) -> usize {
                    Self::table().position(self.as_str()).unwrap_or(usize::MAX)
                }
            }

            impl Coded for $name {
                const TABLE: &'static str = $table;
                fn from_code(code: Code) -> Self {
                    Self(code)
                }
                fn code(self) -> Code {
                    self.0
                }
                fn table() -> &'static Table {
                    static HERE: OnceLock<&'static Table> = OnceLock::new();
                    HERE.get_or_init(|| named($table))
                }
            }

            impl std::fmt::Display for $name {
                fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                    self.0.fmt(f)
                }
            }

            impl std::fmt::Debug for $name {
                fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                    write!(f, "{}({})", stringify!($name), self.0)
                }
            }
        )*
    };
}

code_tables! {
    /// How an attempt at a door ended (domain.md §3.1).
    Outcome "outcome" [MET "met" MET_PROXY "met-proxy" PARTIAL "partial" PHONE_OK "phone-ok" NOT_HOME "not-home"
        REFUSED "refused" RESCHEDULED "rescheduled" VACANT "vacant" MOVED "moved" RENTED "rented" AWAY "away"
        NO_ACCESS "no-access" BAD_ADDR "bad-addr" URGENT "urgent"]
    /// How a visit was made.
    VisitMode "visit-mode" [HOME "home" DOOR "door" PHONE "phone" VIDEO "video" OTHER "other"]
    /// Who answered for the household.
    AnsweredBy "answered-by" [SELF "self" FAMILY "family" OTHER "other"]
    /// How a dwelling is lived in now.
    HouseholdState "household-state" [LIVED_IN "lived-in" RENTED "rented" VACANT "vacant" MOVED "moved" AWAY "away"
        UNKNOWN "unknown"]
    /// What a dwelling is used for.
    HouseUse "house-use" [OWN "own" LET "let" EMPTY "empty" GROUP_LET "group-let" BUSINESS "business"
        RENOVATING "renovating" OTHER "other"]
    /// Registered here, floating, from abroad, left behind.
    Population "population" [REGISTERED "registered" FLOATING "floating" OVERSEAS "overseas" LEFT_BEHIND "left-behind"]
    /// Whether a person lives where they are registered.
    ResidenceMatch "residence-match" [SAME "same" DIFFERENT "different" REGISTERED_ONLY "registered-only"
        LIVING_ONLY "living-only"]
    /// By what right a dwelling is held.
    Tenure "tenure" [OWNED "owned" PUBLIC "public" RENTED "rented" OTHER "other"]
    /// Sex as GB/T 2261.1 has it.
    Sex "sex" [UNKNOWN "unknown" MALE "male" FEMALE "female" UNSTATED "unstated"]
    /// Relation to the head of the household, GB/T 4761 in one digit and the words office tables use.
    Relation "relation" [HEAD "head" SPOUSE "spouse" SON "son" DAUGHTER "daughter" CHILD "child" OTHER "other"]
    /// Marriage, GB/T 2261.2.
    Marriage "marriage" []
    /// Education, GB/T 4658 top level.
    Education "education" []
    /// Ethnic group, GB/T 3304.
    Ethnic "ethnic" []
    /// Political standing, GB/T 4762.
    Politics "politics" []
    /// How far a person looks after themselves.
    SelfCare "self-care" [ABLE "able" PARTLY "partly" UNABLE "unable" FULLY_UNABLE "fully-unable"]
    /// Care group: the elderly, children, special (domain.md §3.2).
    CareGroup "care-group" [ALONE "alone" EMPTY "empty" LEFT_OLD "left-old" CHILDLESS "childless"
        DISABLED_OLD "disabled-old" SEVERE_OLD "severe-old" FP_SPECIAL "fp-special" AGE80 "age80"
        LEFT_CHILD "left-child" HARD_CHILD "hard-child" ORPHAN "orphan" DEFACTO "defacto" DIBAO "dibao" DIBIAN "dibian"
        TEKUN "tekun" SEVERE_DIS "severe-dis" DIS "dis" EXPEND "expend" LEFT_WOMAN "left-woman" SINGLE_MOM "single-mom"
        VET "vet" HARD_PARTY "hard-party" OLD_PARTY "old-party" MIGRANT "migrant" PREGNANT "pregnant"
        NEW_EMPLOYMENT "new-employment"]
    /// The twelve checklists of hazards (domain.md §3.4).
    HazardCategory "hazard-category" [FIRE "fire" ELEC "elec" EBIKE "ebike" GAS "gas" HEAT "heat" BLDG "bldg" FALL "fall"
        LIFT "lift" SPACE "space" NINE "nine" HOMECARE "homecare" ENV "env"]
    /// One thing to look at, `category/item`.
    HazardItem "hazard-item" [GAS_LEAK "gas/leak"]
    /// How grave a hazard is: 1 major, 2 serious, 3 ordinary; with the default deadlines of domain.md §5.
    Severity "severity" [MAJOR "1" SERIOUS "2" ORDINARY "3"]
    /// Where a hazard stands between found and closed.
    HazardState "hazard-state" [FOUND "found" NOTIFIED "notified" FIXED_ON_SPOT "fixed-on-spot" REPORTED "reported"
        RECTIFYING "rectifying" RECHECK "recheck" CLOSED "closed" REOPENED "reopened"]
    /// The answer to one checklist item.
    CheckAnswer "check-answer" [OK "ok" BAD "bad" SKIPPED "skipped"]
    /// What sort of place, other than a dwelling.
    PlaceKind "place-kind" [STAIRWELL "stairwell" MANHOLE "manhole" SITE "site" SHOP "shop" OTHER "other"]
    /// Who set a task.
    TaskOrigin "task-origin" [COMMUNITY "community" STREET "street" HOTLINE "hotline" PATROL "patrol" OWN "own"
        VISIT "visit" HAZARD "hazard" FACTS "facts" OTHER "other"]
    /// What a task asks for.
    TaskKind "task-kind" [VISIT "visit" COLLECT "collect" PUBLICITY "publicity" CHECK "check" RECHECK "recheck"
        WISH "wish" FACTS "facts" OTHER "other"]
    /// Where a task stands; overdue is computed, never stored.
    TaskState "task-state" [PENDING "pending" DOING "doing" DONE "done" DEFERRED "deferred" CANCELLED "cancelled"]
    /// How pressing an assigned task is.
    Priority "priority" [HIGH "high" MEDIUM "medium" LOW "low"]
    /// What an event or request is about; subtypes are `category/subtype`.
    EventCategory "event-category" [DISPUTE "dispute" REQUEST "request" OPINION "opinion" SECURITY "security" FIRE "fire"
        SANIT "sanit" PROPERTY "property" LIVELIHOOD "livelihood" FACILITY "facility" OTHER "other"]
    /// What a need or a resource is about; the same six on both sides.
    ListCategory "list-category" [LIVELIHOOD "livelihood"]
    /// What was asked for at the door: a wish, a request, an opinion, a problem.
    RequestKind "request-kind" [WISH "wish" APPEAL "appeal" OPINION "opinion" PROBLEM "problem"]
    /// Where a request stands between the door and its end (domain.md §5, Wish and Event); `days` is how long it may rest.
    RequestState "request-state" [COLLECTED "collected" REVIEWED "reviewed" PUBLISHED "published" ASSIGNED "assigned"
        CLAIMED "claimed" DOING "doing" FULFILLED "fulfilled" RATED "rated" CLOSED "closed" REFUSED "refused"
        WITHDRAWN "withdrawn" SOLVED "solved" TO_REPORT "to-report" REPORTED "reported" ANSWERED "answered"
        VISITED_BACK "visited-back"]
    /// How the worker takes a request: solve it, coordinate, report at once.
    Triage "triage" [ORDINARY "ordinary" COORDINATE "coordinate" URGENT "urgent"]
    /// What a wish is for.
    WishForm "wish-form" [GOODS "goods" SERVICE "service" ACTIVITY "activity"]
    /// Whether a request is one household's or everybody's.
    RequestScope "request-scope" [PERSONAL "personal" PUBLIC "public"]
    /// Who may be told of a request.
    Disclosure "disclosure" [COMMUNITY "community" HELPER "helper" PUBLIC "public"]
    /// How content the people were with what was done.
    Satisfaction "satisfaction" [SATISFIED "satisfied" FAIRLY "fairly" UNSATISFIED "unsatisfied"]
    /// What sort of resource is offered.
    ResourceForm "resource-form" [PEOPLE "people" PLACE "place" GOODS "goods" MONEY "money" SKILL "skill"
        ACTIVITY "activity"]
    /// Whether an offer still holds.
    OfferState "offer-state" [OPEN "open" ENDED "ended"]
    /// Where an offer given to a need stands.
    PairingState "pairing-state" [AGREED "agreed" GIVEN "given" CALLED_OFF "called-off"]
    /// What speaks for an offer when a need is matched, and what it weighs.
    MatchTerm "match-term" [CATEGORY "category" WORDS "words" PLACE "place" PERIOD "period" CAPACITY "capacity"
        WISH "wish" GROUP "group"]
    /// What a project is about.
    ProjectKind "project-kind" [OTHER "other"]
    /// Where a project stands.
    ProjectState "project-state" [SET_UP "set-up" CARRIED_OUT "carried-out" FINISHED "finished" EVALUATED "evaluated"
        DROPPED "dropped"]
    /// How a unit or a member is bound to the community.
    PartnerKind "partner-kind" [UNIT "unit" ALLIANCE "alliance" REPORTING "reporting" MEMBER "member"]
    /// On what occasion something was given to a household.
    ReliefOccasion "relief-occasion" [OTHER "other"]
    /// Whether somebody signed for what was given.
    Receipt "receipt" [NONE "none" SIGNED "signed" PROXY "proxy"]
    /// What sort of activity.
    ActivityKind "activity-kind" [OTHER "other"]
    /// Where an activity stands.
    ActivityState "activity-state" [PLANNED "planned" HELD "held" CALLED_OFF "called-off"]
    /// The seven actions that mass organisations carry out together (domain.md §1, S1).
    JointAction "action" []
    /// Service points (阵地) of the source articles; the office's own are rows more.
    ServicePoint "service-point" []
    /// Where a poll stands.
    PollState "poll-state" [OPEN "open" CLOSED "closed" SIGNED "signed"]
    /// What a door answered to a poll; `part` says whether that is taking part.
    StanceAnswer "stance-answer" [CONSENT "consent" OBJECTION "objection" ABSTAIN "abstain" NOT_REACHED "not-reached"]
    /// How a door was asked.
    StanceWay "stance-way" [DOOR "door" PHONE "phone" MEETING "meeting"]
    /// Of whom those who consent are counted: of all who are asked, or of those who took part.
    VoteBase "vote-base" [ALL "all" PARTICIPANTS "participants"]
    /// What sort of work or training is offered, and which wishes it answers.
    PostKind "post-kind" [TRAINING "training"]
    /// Whether a post is still to be had.
    PostState "post-state" [OPEN "open" CLOSED "closed"]
    /// How somebody wants to work.
    WorkWish "work-wish" [TRAINING "training"]
    /// Whether somebody still looks for work.
    WillingState "willing-state" [OPEN "open" PLACED "placed" WITHDRAWN "withdrawn"]
    /// What was explained at the door.
    Topic "topic" []
    /// How it was explained.
    PublicityWay "publicity-way" [SPOKEN "spoken" LEAFLET "leaflet" SCAN "scan" POSTER "poster" GROUP "group"]
    /// Whether it was told, referred or given.
    Telling "telling" [TOLD "told" REFERRED "referred" GIVEN "given"]
    /// What sort of thing can be told of at a door.
    MatterKind "matter-kind" [TOPIC "topic" SERVICE "service" GOODS "goods" LOAN "loan" TRAINING "training"
        ACTIVITY "activity" POST "post" PLACE "place" MONEY "money"]
    /// Services as communities name them, with whom they are for.
    ServiceItem "service-item" []
    /// Who provides, answers for or takes over a matter.
    Body "body" [COMMUNITY "community" PROPERTY "property" POLICE "police" CLINIC "clinic" DISTRICT "district" OTHER "other"]
    /// What a person does in the grid.
    Role "role" [WORKER "one-day-worker" MENTOR "mentor" GRID_HEAD "grid-head" COMMUNITY "community"]
    /// What was done to a record when facts were collected.
    CollectAction "collect-action" [NEW "new" UPDATE "update" VERIFY "verify" LEFT "left" DECEASED "deceased"
        DECLINED "declined"]
    /// Who or what a fact came from.
    SourceOfFact "source-of-fact" [SELF "self" FAMILY "family" NEIGHBOUR "neighbour" PROPERTY "property"
        DOCUMENT "document" SEEN "seen"]
    /// How far a collected fact has come.
    FactState "fact-state" [UNVERIFIED "unverified" VERIFIED "verified" EXPORTED "exported"]
    /// Where a working day stands.
    DayState "day-state" [OPEN "open" WORKING "working" CLOSED "closed"]
    /// A need or request heard at the door, as on the quick-log sheet; its column `category` is the event category.
    Need "need" []
    /// The weather in the day's log.
    Weather "weather" []
    /// Part of the day, for trying another one next time.
    Slot "slot" [MORNING "morning" AFTERNOON "afternoon" EVENING "evening"]
    /// How often whom to visit (domain.md §4); the strictest match wins.
    VisitRule "visit-rule" [ORDINARY "ordinary" VACANT "vacant"]
    /// Why something stands in the queue, and what it weighs.
    Rule "rule" [HAZARD_MAJOR "hazard-major" APPOINTMENT "appointment" CARE_DUE "care-due" RECHECK "recheck"
        HAZARD_DUE "hazard-due" TASK "task" DRAFT "draft" RETRY "retry" COMMUNITY "community" FIRST_VISIT "first-visit"
        FORM "form" FACTS_MISSING "facts-missing" ORDINARY_DUE "ordinary-due" FACTS_STALE "facts-stale" EVENING "evening"
        PLANNED "planned" STATE_CHECK "state-check" REQUEST "request"
        ASK "ask" PROJECT "project" ACTIVITY "activity" POLL "poll"]
}

static TABLES: OnceLock<Vec<(&'static str, Table)>> = OnceLock::new();

/// Lay an office's edited tables (name, tab-separated text) over the built-in ones. Call once, before any
/// code is looked up; every fault of every text is returned, and then the built-in tables stay in force.
pub fn install(overrides: &[(String, String)]) -> Result<(), Vec<TableFault>> {
    let tables = with_overrides(overrides)?;
    TABLES.set(tables).map_err(|_| {
        vec![TableFault {
            table: String::new(),
            line: 0,
            kind: TableFaultKind::InUse,
        }]
    })
}

/// Every table's name and built-in text, for an office to copy and edit.
pub fn sources() -> impl Iterator<Item = (&'static str, &'static str)> {
    SOURCES.iter().copied()
}

/// The table of a name, as in use.
pub fn table(name: &str) -> Option<&'static Table> {
    in_use()
        .iter()
        .find(|(own, _)| *own == name)
        .map(|(_, table)| table)
}

fn in_use() -> &'static [(&'static str, Table)] {
    TABLES.get_or_init(|| with_overrides(&[]).unwrap_or_default())
}

fn named(name: &'static str) -> &'static Table {
    static NONE: OnceLock<Table> = OnceLock::new();
    table(name).unwrap_or_else(|| NONE.get_or_init(Table::default))
}

fn with_overrides(
    overrides: &[(String, String)],
) -> Result<Vec<(&'static str, Table)>, Vec<TableFault>> {
    let mut faults = Vec::new();
    let mut tables = Vec::with_capacity(SOURCES.len());
    for (name, text) in SOURCES {
        let mut table = Table::default();
        faults.extend(
            table
                .lay_over_static(name, text)
                .err()
                .into_iter()
                .flatten(),
        );
        tables.push((*name, table));
    }
    for (name, text) in overrides {
        if let Some((own, table)) = tables.iter_mut().find(|(own, _)| own == name) {
            faults.extend(table.lay_over(own, text).err().into_iter().flatten());
        } else {
            let kind = TableFaultKind::UnknownTable;
            faults.push(TableFault {
                table: name.clone(),
                line: 0,
                kind,
            });
        }
    }
    if faults.is_empty() {
        Ok(tables)
    } else {
        Err(faults)
    }
}

#[cfg(test)]
mod tests;
