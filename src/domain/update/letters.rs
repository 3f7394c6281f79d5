//! Texts that leave the app: the comment copied, a letter opened in mail (the link itself does that) or copied. Noted
//! is that it was taken, and when; whether it was sent only the user knows.

use super::edit::Edit;
use super::{Done, Refused};
use crate::domain::call::{Channel, Taken};
use crate::domain::command::{Effect, Note, Purpose};
use crate::domain::comment::text_in_form;
use crate::domain::ids::{ActionId, CallId};
use crate::domain::letter::{Letter, Mailto};
use crate::domain::playbook::CopyForm;

pub fn copy_comment(call: CallId, form: CopyForm, action: Option<ActionId>, edit: &mut Edit) -> Result<Done, Refused> {
    let now = edit.now();
    let text = text_in_form(&edit.known_call(call)?, edit.board, form);
    if let Some(action) = action {
        let taken = Taken { at: now, by: Some(Channel::Clipboard) };
        edit.call(call, |call| call.actions.get_or_default(action).taken.insert(String::new(), taken))?;
    }
    Ok(Done::Passing(vec![Effect::Copy { text, then: Note::Copied }]))
}

pub fn take(call: CallId, letter: &Letter, by: Channel, purpose: Purpose, edit: &mut Edit) -> Result<Done, Refused> {
    let taken = Taken { at: edit.now(), by: Some(by) };
    edit.call(call, |call| match purpose {
        Purpose::Reminder(key) => call.reminders.get_or_default(key).taken = Some(taken),
        Purpose::Action(action, to) => {
            call.actions.get_or_default(action).taken.insert(to, taken);
        }
    })?;
    Ok(Done::Passing(match (by, letter.mailto()) {
        (Channel::Clipboard | Channel::Whatsapp | Channel::Telegram, _) => {
            vec![Effect::Copy { text: letter.text(), then: Note::Copied }]
        }
        (Channel::Mail, Mailto::Whole(_)) => vec![Effect::Say(Note::MailOpened)],
        (Channel::Mail, Mailto::WithoutBody(_)) => {
            vec![Effect::Copy { text: letter.body.clone(), then: Note::TextCopiedToPaste }]
        }
    }))
}
