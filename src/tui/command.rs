//! The one table of commands: dispatch, footer, help, palette and the README's keys are all read from it. Carries nothing out.

use super::pane::{PANES, Page};

/// Where a command is at home. The keys of a page are looked up in its scopes from first to last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Scope {
    /// Everywhere, even inside a dialog.
    Always,
    /// On every page.
    Global,
    /// Where rows can be walked through.
    List,
    /// Where a door is under the cursor and a digit records a visit.
    Door,
    /// Where doors can be marked and recorded together.
    Mark,
    /// The page Today.
    Today,
    /// The page Map.
    Map,
    /// The page Homes.
    Homes,
    /// The page Visits.
    Visits,
    /// The page Hazards.
    Hazards,
    /// The page Collect.
    Collect,
    /// The page Requests.
    Requests,
    /// The page Community.
    Community,
    /// The page Log.
    Log,
    /// At a line of a checklist.
    Check,
    /// At what becomes of what was found there.
    CheckStep,
    /// At a question of a questionnaire.
    Fill,
    /// Inside a dialog with fields.
    Form,
    /// Inside a list of choices.
    Choice,
}

impl Scope {
    /// The id of a hint that stands for all keys of the scope at once, such as "1-9 record".
    pub fn hint(self) -> Option<&'static str> {
        match self {
            Self::Door => Some("hint-door"),
            Self::Hazards => Some("hint-hazards"),
            Self::Requests => Some("hint-requests"),
            Self::Community => Some("hint-requests"),
            Self::Log => Some("hint-log"),
            Self::Check => Some("hint-check"),
            Self::CheckStep => Some("hint-check-step"),
            Self::Choice => Some("hint-choice"),
            _ => None,
        }
    }

    /// The id of the heading above its commands on the help page.
    pub fn heading(self) -> &'static str {
        match self {
            Self::Always => "help-always",
            Self::Global => "help-global",
            Self::List => "help-list",
            Self::Door => "help-door",
            Self::Mark => "help-mark",
            Self::Today => "page-today",
            Self::Map => "page-map",
            Self::Homes => "page-homes",
            Self::Visits => "page-visits",
            Self::Hazards => "page-hazards",
            Self::Collect => "page-collect",
            Self::Requests => "page-requests",
            Self::Community => "page-community",
            Self::Log => "page-log",
            Self::Check | Self::CheckStep => "help-check",
            Self::Fill => "help-fill",
            Self::Form => "help-form",
            Self::Choice => "help-choice",
        }
    }
}

/// A row of the table.
#[derive(Debug)]
pub struct Command {
    /// What it asks for.
    pub action: Action,
    /// Its name in the settings; `command-NAME` is its text, with `.short` for the footer.
    pub name: &'static str,
    /// Where it is at home.
    pub scope: Scope,
    /// The keys it has unless the settings say otherwise; the first one is shown.
    pub keys: &'static [&'static str],
    /// Whether the footer shows it.
    pub hint: bool,
}

macro_rules! commands {
    ($($action:ident $name:literal $scope:ident [$($key:literal),*] $hint:literal)*) => {
        /// Everything a person can ask for; the table below says what each is called and which keys it has.
        #[allow(missing_docs, reason = "each variant is a row of the table, and its text says what it does")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Action { $($action),* }

        /// The table, in the order of help and footer.
        pub const COMMANDS: &[Command] = &[
            $(Command { action: Action::$action, name: $name, scope: Scope::$scope, keys: &[$($key),*], hint: $hint }),*
        ];
    };
}

commands! {
    // action        name               scope    keys                             hint
    Help             "help"             Always   ["f1", "?"]                      true
    Quit             "quit"             Always   ["ctrl+q"]                       false
    Language         "language"         Always   ["f9"]                           false
    Redraw           "redraw"           Always   ["ctrl+l"]                       false
    Interrupt        "interrupt"        Always   ["ctrl+c"]                       false

    VisitMet         "visit-met"        Door     ["1"]                            false
    VisitNote        "visit-note"       Door     ["2"]                            false
    VisitHazard      "visit-hazard"     Door     ["3"]                            false
    VisitNotHome     "visit-not-home"   Door     ["4"]                            false
    VisitRefused     "visit-refused"    Door     ["5"]                            false
    VisitAgain       "visit-again"      Door     ["6"]                            false
    VisitState       "visit-state"      Door     ["7"]                            false
    VisitChanged     "visit-changed"    Door     ["8"]                            false
    Skip             "skip"             Door     ["9"]                            false
    Detail           "detail"           Door     ["0"]                            false

    Mark             "mark"             Mark     ["space"]                        false
    Publicity        "publicity"        Mark     ["p"]                            false
    MarkNone         "mark-none"        Mark     []                               false
    MarkFloor        "mark-floor"       Map      ["f", "*"]                       false
    MarkUnit         "mark-unit"        Map      ["a"]                            false

    Order            "order"            Today    ["o"]                            false
    Why              "why"              Today    ["w"]                            false
    Snooze           "snooze"           Today    ["s"]                            false
    Drop             "drop"             Today    []                               false
    Assign           "assign"           Today    []                               false

    HazardTold       "hazard-told"      Hazards  ["1"]                            false
    HazardFixed      "hazard-fixed"     Hazards  ["2"]                            false
    HazardByDate     "hazard-by-date"   Hazards  ["3"]                            false
    HazardReported   "hazard-reported"  Hazards  ["4"]                            false
    HazardClosed     "hazard-closed"    Hazards  ["5"]                            false
    HazardReopened   "hazard-reopened"  Hazards  ["6"]                            false
    HazardEdit       "hazard-edit"      Hazards  ["7"]                            false
    HazardDoor       "hazard-door"      Hazards  ["8", "0"]                       false
    HazardNew        "hazard-new"       Hazards  ["9"]                            false

    Verify           "verify"           Homes    ["v"]                            false
    EditHere         "edit"             Homes    ["e"]                            false
    AddResident      "add-resident"     Homes    ["a"]                            false
    Reveal           "reveal"           Homes    ["r"]                            false

    CollectVerify    "collect-verify"   Collect  ["1", "v"]                       true
    CollectEdit      "collect-edit"     Collect  ["2", "e"]                       true
    CollectDecline   "collect-decline"  Collect  ["3"]                            true
    CollectAll       "collect-all"      Collect  ["8"]                            false

    VisitEdit        "visit-edit"       Visits   ["1", "e"]                       true

    RequestNext      "request-next"     Requests ["1"]                            false
    RequestSteps     "request-steps"    Requests ["2"]                            false
    RequestEdit      "request-edit"     Requests ["3", "e"]                       false
    RequestMatch     "request-match"    Requests ["4"]                            false
    RequestDoor      "request-door"     Requests ["8", "0"]                       false
    RequestNew       "request-new"      Requests ["9"]                            false

    CommunityNext    "community-next"   Community ["1"]                           false
    CommunityOther   "community-other"  Community ["2"]                           false
    CommunityEdit    "community-edit"   Community ["3", "e"]                      false
    CommunitySettle  "community-settle" Community ["4"]                           false
    CommunityNew     "community-new"    Community ["9"]                           false

    LogText          "log-text"         Log      ["1"]                            false
    LogCsv           "log-csv"          Log      ["2"]                            false
    LogXlsx          "log-xlsx"         Log      ["3"]                            false
    LogHtml          "log-html"         Log      ["4"]                            false
    LogMd            "log-md"           Log      ["5"]                            false
    LogJson          "log-json"         Log      ["6"]                            false
    LogOffice        "log-office"       Log      ["7"]                            false
    DayClose         "day-close"        Log      ["8"]                            false

    Open             "open"             List     ["enter", "l"]                   true
    Up               "up"               List     ["up", "k"]                      false
    Down             "down"             List     ["down", "j"]                    false
    Left             "left"             List     ["left"]                         false
    Right            "right"            List     ["right"]                        false
    PageUp           "page-up"          List     ["pageup", "ctrl+u"]             false
    PageDown         "page-down"        List     ["pagedown", "ctrl+d"]           false
    First            "first"            List     ["home", "g"]                    false
    Last             "last"             List     ["end", "G"]                     false

    PageToday        "page-today"       Global   ["f2"]                           false
    PageMap          "page-map"         Global   ["f3", "m"]                      true
    PageHomes        "page-homes"       Global   ["f4"]                           false
    PageVisits       "page-visits"      Global   ["f5"]                           false
    PageHazards      "page-hazards"     Global   ["f6"]                           false
    PageCollect      "page-collect"     Global   ["f7"]                           false
    PageRequests     "page-requests"    Global   ["R"]                            false
    PageCommunity    "page-community"   Global   ["C"]                            false
    PageLog          "page-log"         Global   ["f8"]                           false
    HazardAdd        "hazard-add"       Global   ["h"]                            false
    Checklist        "checklist"        Global   ["c"]                            false
    FormFill         "form-fill"        Global   ["i"]                            false
    FormList         "form-list"        Global   ["I"]                            false
    TaskList         "task-list"        Global   ["t"]                            false
    TaskAdd          "task-add"         Global   []                               false
    RequestAdd       "request-add"      Global   ["n"]                            false
    RequestList      "request-list"     Global   []                               false
    OfferAdd         "offer-add"        Global   []                               false
    ProjectAdd       "project-add"      Global   []                               false
    PartnerAdd       "partner-add"      Global   []                               false
    PollAnswer       "poll-answer"      Global   ["y"]                            false
    PollAdd          "poll-add"         Global   []                               false
    PostAdd          "post-add"         Global   []                               false
    WillingAdd       "willing-add"      Global   ["W"]                            false
    ReliefAdd        "relief-add"       Global   ["z"]                            false
    ActivityAdd      "activity-add"     Global   []                               false
    Duty             "duty"             Global   ["D"]                            false
    CalendarExport   "calendar-export"  Global   []                               false
    CalendarImport   "calendar-import"  Global   []                               false
    AtDoor           "at-door"          Global   ["d"]                            false
    TopicsToday      "topics-today"     Global   []                               false
    TopicCoverage    "topic-coverage"   Global   []                               false
    Search           "search"           Global   ["/"]                            true
    NextPage         "next-page"        Global   ["tab"]                          true
    PreviousPage     "previous-page"    Global   ["backtab"]                      false
    Palette          "palette"          Global   ["f10", ":", "ctrl+k"]           true
    Undo             "undo"             Global   ["backspace", "u", "ctrl+z"]     false
    Redo             "redo"             Global   ["ctrl+r", "U"]                  false
    Back             "back"             Global   ["esc"]                          false
    Leave            "leave"            Global   ["q"]                            true
    DayStart         "day-start"        Global   ["b"]                             false
    AddHousehold     "add-household"    Global   []                               false
    AddPlace         "add-place"        Global   []                               false
    ImportRoster     "import-roster"    Global   []                               false
    ImportTasks      "import-tasks"     Global   []                               false
    ImportList       "import-list"      Global   []                               false
    Blank            "blank"            Global   []                               false
    Wipe             "wipe"             Global   []                               false
    Theme            "theme"            Global   []                               false
    Mouse            "mouse"            Global   []                               false
    Cover            "cover"            Global   ["x"]                            false
    Lock             "lock"             Global   []                               false
    Suspend          "suspend"          Global   []                               false

    CheckOk          "check-ok"         Check    ["1"]                            false
    CheckBad         "check-bad"        Check    ["2"]                            false
    CheckUnseen      "check-unseen"     Check    ["3"]                            false
    CheckRest        "check-rest"       Check    ["0"]                            false
    StepFixed        "step-fixed"       CheckStep ["1"]                           false
    StepByDate       "step-by-date"     CheckStep ["2"]                           false
    StepReported     "step-reported"    CheckStep ["3"]                           false

    FillDecline      "fill-decline"     Fill     ["f7"]                           true
    FillTree         "fill-tree"        Fill     ["f3"]                           true
    FillSame         "fill-same"        Fill     ["f4"]                           true
    FillAbove        "fill-above"       Fill     ["f10"]                          false
    FillCheck        "fill-check"       Fill     ["f5"]                           false
    FillLanguage     "fill-language"    Fill     ["f6"]                           false

    NextField        "next-field"       Form     ["tab", "down"]                  true
    PreviousField    "previous-field"   Form     ["backtab", "up"]                false
    Accept           "accept"           Form     ["enter"]                        true
    Save             "save"             Form     ["f2", "ctrl+s"]                 false
    LineBreak        "line-break"       Form     ["f12", "ctrl+j"]                false
    Discard          "discard"          Form     ["f8", "ctrl+x"]                 false
    Close            "close"            Form     ["esc"]                          true

    Choose           "choose"           Choice   ["enter"]                        true
    ChooseUp         "choose-up"        Choice   ["up"]                           false
    ChooseDown       "choose-down"      Choice   ["down"]                         false
    ChoosePageUp     "choose-page-up"   Choice   ["pageup"]                       false
    ChoosePageDown   "choose-page-down" Choice   ["pagedown"]                     false
    ChooseFirst      "choose-first"     Choice   ["home"]                         false
    ChooseLast       "choose-last"      Choice   ["end"]                          false
    Dismiss          "dismiss"          Choice   ["esc"]                          true
}

impl Command {
    /// Whether help and palette offer it: all but the turning to pages that are not there.
    pub fn is_offered(&self) -> bool {
        use Action::{
            PageCollect, PageCommunity, PageHazards, PageHomes, PageLog, PageMap, PageRequests,
            PageToday, PageVisits,
        };
        let turns = [
            PageToday,
            PageMap,
            PageHomes,
            PageVisits,
            PageHazards,
            PageCollect,
            PageRequests,
            PageCommunity,
            PageLog,
        ];
        !turns.contains(&self.action) || PANES.iter().any(|row| row.action == self.action)
    }
}

impl Action {
    /// Its row in the table.
    pub fn command(self) -> &'static Command {
        // Rows and variants come from one list, so the position of one is that of the other.
        &COMMANDS[self as usize]
    }

    /// The id of its text.
    pub fn text(self) -> String {
        format!("command-{}", self.command().name)
    }

    /// The page that does it wherever it is asked for: the palette offers it everywhere and turns there first.
    pub fn page(self) -> Option<Page> {
        (self.command().scope == Scope::Log).then_some(Page::Log)
    }

    /// Whether it writes a visit down at once, without asking anything.
    pub fn records_at_once(self) -> bool {
        matches!(
            self,
            Self::VisitMet | Self::VisitNotHome | Self::VisitRefused
        )
    }

    /// Whether it ends something or lets it go: what it is about is the last in a list, so that no slip hits it.
    pub fn ends_work(self) -> bool {
        matches!(
            self,
            Self::Drop | Self::Discard | Self::Leave | Self::Quit | Self::Interrupt | Self::Wipe
        )
    }

    /// Whether it writes to the ledger at once, so that a held key must not repeat it.
    pub fn commits(self) -> bool {
        matches!(self.command().scope, Scope::Door | Scope::Hazards)
            || matches!(self, Self::RequestNext | Self::CommunityOther)
            || matches!(
                self,
                Self::Undo | Self::Redo | Self::CollectVerify | Self::CollectDecline
            )
    }
}

/// The row of this name.
pub fn by_name(name: &str) -> Option<&'static Command> {
    COMMANDS.iter().find(|command| command.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn names_are_unique_and_rows_stand_at_their_action() {
        let names: HashSet<_> = COMMANDS.iter().map(|command| command.name).collect();
        assert_eq!(names.len(), COMMANDS.len());
        for command in COMMANDS {
            assert_eq!(command.action.command().name, command.name);
        }
    }
}
