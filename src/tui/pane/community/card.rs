//! One offer, need, project or partner in full, with all that names it. Changes nothing.

use chrono::NaiveDate;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::rows::Row;
use crate::domain::household::Contact;
use crate::domain::mask::mask_phone;
use crate::domain::money::print_yuan;
use crate::domain::offer::Offer;
use crate::domain::partner::Partner;
use crate::domain::project::Project;
use crate::domain::request::Request;
use crate::ledger::queries::partners::standing;
use crate::tui::context::View;
use crate::tui::entry::offer::provider;
use crate::tui::widget::popup::{Look, boxed};
use crate::tui::widget::text;

/// Draws the card; an empty box when there is none.
pub(super) fn draw(frame: &mut Frame<'_>, area: Rect, row: Option<&Row>, view: &View<'_>) {
    let title = row.map(|row| title(row, view)).unwrap_or_default();
    let inside = boxed(frame, area, &title, Look::Main, view);
    let Some(row) = row else { return };
    let room = usize::from(inside.width);
    let lines = lines(row, view);
    let wrapped = lines.iter().flat_map(|(line, style)| {
        let lines = text::wrap(line, room).into_iter();
        lines.map(|line| (line, *style))
    });
    for (y, (line, style)) in (inside.top()..inside.bottom()).zip(wrapped) {
        frame
            .buffer_mut()
            .set_stringn(inside.x, y, line, room, style);
    }
}

/// What it is called.
pub(super) fn title(row: &Row, view: &View<'_>) -> String {
    match row {
        Row::Offer(offer, _) => offer.words.clone(),
        Row::Need(request) => view.door_and_head(&request.subject),
        Row::Project(project) => project.title.clone(),
        Row::Partner(partner) => partner.name.clone(),
    }
}

/// The same as a text to read.
pub(super) fn text(row: &Row, view: &View<'_>) -> String {
    let lines = lines(row, view).into_iter().map(|(line, _)| line);
    lines.collect::<Vec<_>>().join("\n")
}

fn lines(row: &Row, view: &View<'_>) -> Vec<(String, Style)> {
    let mut card = Card {
        lines: Vec::new(),
        view,
    };
    match row {
        Row::Offer(offer, left) => card.offer(offer, *left),
        Row::Need(request) => card.need(request),
        Row::Project(project) => card.project(project),
        Row::Partner(partner) => card.partner(partner),
    }
    card.lines
}

struct Card<'a> {
    lines: Vec<(String, Style)>,
    view: &'a View<'a>,
}

impl Card<'_> {
    fn head(&mut self, words: &[&str]) {
        let style = self.view.theme.strong();
        self.lines.push((words.join(" / "), style));
    }

    fn said(&mut self, label: &'static str, value: &str) {
        let value = value.trim().replace('\n', " ");
        if !value.is_empty() {
            let texts = self.view.texts;
            let values = [("label", texts.get(label).into()), ("value", value.into())];
            let line = texts.with("hazards-said", &values);
            self.lines.push((line, self.view.theme.plain()));
        }
    }

    fn day(&mut self, label: &'static str, day: Option<NaiveDate>) {
        self.said(label, &day.map(|day| day.to_string()).unwrap_or_default());
    }

    fn contact(&mut self, contact: Option<&Contact>) {
        if let Some(contact) = contact {
            let phones = contact.phones.iter().map(|phone| mask_phone(phone));
            let words: Vec<String> = std::iter::once(self.view.name(&contact.name))
                .chain(phones)
                .collect();
            self.said("partner-contact", &words.join(" "));
        }
    }

    /// A heading and the lines below it, where there are any.
    fn list(&mut self, label: &'static str, rows: Vec<String>) {
        if !rows.is_empty() {
            let heading = self.view.texts.get(label).into_owned();
            self.lines.push((heading, self.view.theme.dim()));
            let plain = self.view.theme.plain();
            let rows = rows.into_iter();
            self.lines
                .extend(rows.map(|row| (format!("- {row}"), plain)));
        }
    }

    fn offer(&mut self, offer: &Offer, left: Option<u64>) {
        let tag = self.view.texts.tag();
        self.head(&[
            offer.category.label(tag),
            offer.form.label(tag),
            offer.state.label(tag),
        ]);
        self.said("offer-provider", &provider(offer, self.view));
        if let (Some(left), Some(all)) = (left, offer.quantity) {
            self.said("offer-left", &format!("{left}/{all} {}", offer.unit));
        }
        self.day("offer-from", offer.from);
        self.day("offer-until", offer.until);
        self.said("offer-times", &offer.times);
        self.said("offer-place", &offer.place);
        self.said("offer-conditions", &offer.conditions);
        self.contact(offer.contact.as_ref());
        self.said("hazard-note", &offer.note);
        let tables = self.view.ledger.tables();
        let mut given: Vec<_> = tables.pairings.iter().collect();
        given.retain(|pairing| pairing.offer == offer.id);
        given.sort_by_key(|pairing| pairing.id);
        let rows = given.into_iter().map(|pairing| {
            let need = tables.requests.get(pairing.request);
            let door = need
                .map(|need| self.view.door(&need.subject))
                .unwrap_or_default();
            let words = need.map(|need| need.words.as_str()).unwrap_or_default();
            let quantity = pairing.quantity.map(|quantity| quantity.to_string());
            let quantity = quantity.unwrap_or_default();
            format!("{door} {words} {quantity} {}", pairing.state.label(tag))
        });
        let rows = rows.collect();
        self.list("community-given", rows);
    }

    fn need(&mut self, request: &Request) {
        let tag = self.view.texts.tag();
        self.head(&[
            request.category.label(tag),
            request.kind.label(tag),
            request.state.label(tag),
        ]);
        let strong = self.view.theme.plain();
        self.lines.push((request.words.clone(), strong));
        let quantity = request
            .quantity
            .map(|quantity| format!("{quantity} {}", request.unit));
        self.said("request-quantity", &quantity.unwrap_or_default());
        self.said("request-disclosure", request.disclosure.label(tag));
        self.said("request-who", &self.view.name(&request.helper));
        self.day("request-asks-on", request.asks_on());
        let tables = self.view.ledger.tables();
        let mut given: Vec<_> = tables.pairings.iter().collect();
        given.retain(|pairing| pairing.request == request.id);
        given.sort_by_key(|pairing| pairing.id);
        let rows = given.into_iter().map(|pairing| {
            let offer = tables.offers.get(pairing.offer);
            let words = offer.map(|offer| offer.words.as_str()).unwrap_or_default();
            format!("{words} {}", pairing.state.label(tag))
        });
        let rows = rows.collect();
        self.list("community-given", rows);
    }

    fn project(&mut self, project: &Project) {
        let tag = self.view.texts.tag();
        self.head(&[
            project.category.label(tag),
            project.kind.label(tag),
            project.state.label(tag),
        ]);
        self.said("project-lead", &self.view.name(&project.lead));
        self.day("request-due", project.due);
        let yuan = |fen: Option<u64>| fen.map(print_yuan).unwrap_or_default();
        self.said("project-budget", &yuan(project.budget));
        self.said("project-spent", &yuan(project.spent));
        let people = project.people.map(|people| people.to_string());
        self.said("project-people", &people.unwrap_or_default());
        self.said("request-result", &project.result);
        self.said("hazard-note", &project.note);
        let tables = self.view.ledger.tables();
        let needs = project
            .needs
            .iter()
            .filter_map(|id| tables.requests.get(*id));
        let needs = needs.map(|need| {
            let door = self.view.door(&need.subject);
            format!("{door} {} {}", need.words, need.state.label(tag))
        });
        let needs = needs.collect();
        self.list("project-needs", needs);
        let offers = project
            .offers
            .iter()
            .filter_map(|id| tables.offers.get(*id));
        let offers = offers.map(|offer| offer.words.clone()).collect();
        self.list("project-offers", offers);
        let partners = project
            .partners
            .iter()
            .filter_map(|id| tables.partners.get(*id));
        let partners = partners.map(|partner| partner.name.clone()).collect();
        self.list("project-partners", partners);
    }

    fn partner(&mut self, partner: &Partner) {
        let tag = self.view.texts.tag();
        let body = partner.body.map(|body| body.label(tag));
        let mut words = vec![partner.kind.label(tag)];
        words.extend(body);
        let left = self.view.texts.get("community-has-left").into_owned();
        if !partner.active {
            words.push(&left);
        }
        self.head(&words);
        self.said("partner-unit", &partner.unit);
        self.said("partner-reports-to", &partner.reports_to);
        self.day("partner-reported-on", partner.reported_on);
        if let Some(agreement) = &partner.agreement {
            self.day("partner-signed", Some(agreement.signed));
            self.day("partner-until", agreement.until);
            self.said("partner-terms", &agreement.terms);
        }
        self.contact(partner.contact.as_ref());
        self.said("partner-strengths", &partner.strengths);
        self.said("hazard-note", &partner.note);
        let found = standing(self.view.ledger.tables(), partner.id);
        if found.members > 0 {
            self.said("partner-members", &found.members.to_string());
        }
        let offers = found
            .offers
            .iter()
            .map(|offer| offer.words.clone())
            .collect();
        self.list("partner-offers", offers);
        let said = |request: &std::sync::Arc<Request>| {
            format!("{} {}", request.words, request.state.label(tag))
        };
        let took = found.open.iter().chain(&found.done).map(said).collect();
        self.list("partner-took-on", took);
        let projects = found.projects.iter().map(|one| one.title.clone()).collect();
        self.list("community-projects", projects);
    }
}
