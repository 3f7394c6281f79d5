//! What was changed in a deal and when, read from the journal when somebody wants to see it.

use leptos::prelude::component;

use crate::domain::board::{Board, RecordId};
use crate::domain::call::CallStatus;
use crate::domain::deal::Stage;
use crate::domain::entry::{Entry, Kind, RecordEdit, What};
use crate::domain::field_edit::FieldEdit;
use crate::domain::ids::{ActionId, DealId, FieldId};
use crate::domain::json;
use crate::domain::language::Language;
use crate::domain::node::Node;
use crate::domain::when::Moment;
use crate::store::Store;
use crate::ui::i18n::{Texts, say, t};
use crate::ui::shared::when::day_and_time;
use crate::ui::shared::words;
use crate::view::{RwSignal, View, view};

/// One thing that happened, in words.
#[derive(Debug, Clone, PartialEq)]
struct Line {
    when: String,
    what: String,
    to: String,
    was: String,
}

const LONGEST: usize = 160;
const MOST: usize = 500;

/// Folded until somebody opens it.
#[component(transparent)]
pub fn DealHistory(deal: DealId) -> View {
    let store = Store::expect();
    let texts = Texts::expect();
    let lines = RwSignal::new(None::<Vec<Line>>);
    let look = move |_| {
        let ids = store.peek(|board, _| ids_of(deal, board));
        store.look_back(ids, move |entries| {
            lines.set(Some(store.peek(|board, moment| all_lines(&entries, board, moment))));
        });
    };
    let rows = move || lines.get().unwrap_or_default().into_iter().map(row).collect::<View>();
    view! {
        <details class="panel deal-history" on:toggle=look>
            <summary class="panel__title">{t!(texts, log.title)}</summary>
            <Show when=move || lines.with(|lines| lines.as_ref().is_some_and(Vec::is_empty))>
                <p class="settings__text">{t!(texts, log.empty)}</p>
            </Show>
            <ol class="deal-history__lines">{rows}</ol>
        </details>
    }
}

fn row(line: Line) -> View {
    let Line { when, what, to, was } = line;
    let before = (!was.is_empty()).then(|| view! { <span class="deal-history__was">{was}</span> });
    view! {
        <li class="deal-history__line">
            <span class="deal-history__when">{when}</span>
            <span>
                <strong>{what}</strong>
                " "
                {to}
                " "
                {before}
            </span>
        </li>
    }
}

fn ids_of(deal: DealId, board: &Board) -> Vec<RecordId> {
    let mut ids = vec![RecordId::Deal(deal)];
    ids.extend(board.calls_of(deal).into_iter().map(|call| RecordId::Call(call.id)));
    ids.extend(board.deal(deal).map(|deal| RecordId::Client(deal.client)));
    ids
}

fn all_lines(entries: &[Entry], board: &Board, moment: &Moment) -> Vec<Line> {
    let lines = entries.iter().flat_map(|entry| {
        let when = day_and_time(entry.at, moment);
        let addition = match entry.kind {
            Kind::Undo(_) => format!(" ({})", say!(moment.language, log.undone)),
            Kind::Redo(_) => format!(" ({})", say!(moment.language, log.redone)),
            _ => String::new(),
        };
        let mut lines: Vec<Line> = entry.edits.iter().flat_map(|edit| lines_of(edit, board, moment.language)).collect();
        for line in &mut lines {
            line.when.clone_from(&when);
            line.what.push_str(&addition);
        }
        lines
    });
    lines.take(MOST).collect()
}

fn lines_of(edit: &RecordEdit, board: &Board, language: Language) -> Vec<Line> {
    let whole = |what: &str| {
        let kind = words::record_kind(edit.id, language);
        vec![Line { when: String::new(), what: format!("{kind}:"), to: what.to_owned(), was: String::new() }]
    };
    match &edit.what {
        What::Put(_) => whole(say!(language, log.made)),
        What::Delete => whole(say!(language, log.deleted)),
        What::Fields(edits) => edits.iter().filter_map(|edit| line(edit, board, language)).collect(),
    }
}

/// None for what the app notes by itself.
fn line(edit: &FieldEdit, board: &Board, language: Language) -> Option<Line> {
    let path: Vec<&str> = edit.path.iter().map(String::as_str).collect();
    let plays = &board.playbook().plays;
    let what = match path.as_slice() {
        ["comment", "values", field, ..] => {
            let id = FieldId::from(*field);
            let known = plays.iter().find_map(|play| play.field(&id));
            known.map_or_else(|| (*field).to_owned(), |field| field.label.clone())
        }
        ["actions", action, ..] => {
            let id = ActionId::from(*action);
            let action = plays.iter().find_map(|play| play.action(&id))?;
            format!("{}: {}", say!(language, log.action), action.text.in_language(language))
        }
        ["stage_since" | "nudged_at" | "reminders" | "letters" | "said" | "earlier_starts", ..] => return None,
        ["start", "wall"] => say!(language, log.start).to_owned(),
        ["start", ..] => return None,
        ["comment", "results", ..] => say!(language, log.candidacies).to_owned(),
        [name, ..] => field_name(name, language).to_owned(),
        [] => return None,
    };
    let text = |node: &Option<Node>| node.as_ref().map(|node| value(node, &path, board, language)).unwrap_or_default();
    let (to, was) = (text(&edit.to), text(&edit.was));
    let to = if to.is_empty() { say!(language, log.nothing).to_owned() } else { to };
    let was = if was.is_empty() { was } else { say!(language, log.from, text = was) };
    Some(Line { when: String::new(), what: format!("{what}:"), to, was })
}

fn field_name(name: &str, language: Language) -> &'static str {
    match name {
        "status" => say!(language, log.status),
        "stage" => say!(language, log.stage),
        "need" => say!(language, log.need),
        "candidacies" | "candidates" => say!(language, log.candidacies),
        "waiting" => say!(language, log.waiting),
        "follow_up_on" => say!(language, log.follow_up),
        "lost_because" => say!(language, log.lost_because),
        "link" => say!(language, log.link),
        "contacts" => say!(language, log.contacts),
        "name" => say!(language, log.name),
        _ => say!(language, log.other),
    }
}

fn value(node: &Node, path: &[&str], board: &Board, language: Language) -> String {
    let known = match path {
        ["status"] => json::read::<CallStatus>(node).map(|status| words::call_status(status, language)),
        ["stage"] => json::read::<Stage>(node).map(|stage| words::stage(stage, language)),
        _ => return short(&plain(node, board)),
    };
    match known {
        Ok(known) => known.to_owned(),
        Err(_) => short(&plain(node, board)),
    }
}

/// The texts in it, candidates by their names.
fn plain(node: &Node, board: &Board) -> String {
    match node {
        Node::Text(text) => {
            let candidate = text.parse().ok().and_then(|id| board.candidate(id));
            candidate.map_or_else(|| text.clone(), |candidate| candidate.name_with_id())
        }
        Node::Number(number) => number.to_string(),
        Node::List(items) => joined(items.iter().map(|item| plain(item, board))),
        Node::Object(fields) => joined(fields.iter().map(|(_, value)| plain(value, board))),
        Node::Nothing | Node::Flag(_) | Node::OtherNumber(_) => String::new(),
    }
}

fn joined(texts: impl Iterator<Item = String>) -> String {
    let texts: Vec<String> = texts.filter(|text| !text.is_empty()).collect();
    texts.join(", ")
}

fn short(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}
