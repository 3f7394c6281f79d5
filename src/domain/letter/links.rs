//! The links that hand a letter over to another program: mail (RFC 6068), WhatsApp (`wa.me`) and Telegram (`t.me`).
//! Links have a length beyond which systems cut them; then the text is pasted instead.

use super::Letter;
use crate::domain::call::Channel;
use crate::domain::percent::encoded;

/// How a letter opens in another program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Handover {
    /// The whole letter is in the link.
    Whole(String),
    /// The text is too long for the link and must be pasted.
    WithoutText(String),
}

/// The longest link every system opens: Windows hands over at most 2,083 characters.
pub const LONGEST_LINK: usize = 2_000;
/// The longest link to a chat, which opens in the browser itself.
const LONGEST_CHAT_LINK: usize = 8_000;

/// The link that begins an empty letter to an address.
pub fn mail_link(address: &str) -> String {
    format!("mailto:{}", encoded(address.trim(), "@"))
}

impl Letter {
    /// The link that opens the letter in a program; none for the clipboard, or where it is not known how the person is
    /// reached there.
    pub fn handover(&self, by: Channel) -> Option<Handover> {
        match by {
            Channel::Mail => Some(self.mailto()),
            Channel::Clipboard => None,
            Channel::Whatsapp => Some(self.chat("https://wa.me/", &international(&self.phone)?)),
            Channel::Telegram => Some(self.chat("https://t.me/", &telegram_name(&self.telegram)?)),
        }
    }

    fn mailto(&self) -> Handover {
        let address: String = self.to.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
        let subject: String = self.subject.chars().filter(|c| !c.is_control()).collect();
        let head = format!("mailto:{}?subject={}", encoded(&address, "@"), encoded(&subject, ""));
        let body = self.body.replace("\r\n", "\n").replace('\n', "\r\n");
        shortened(format!("{head}&body={}", encoded(&body, "")), head, LONGEST_LINK)
    }

    /// A chat has no subject.
    fn chat(&self, program: &str, whom: &str) -> Handover {
        let head = [program, whom].concat();
        shortened(format!("{head}?text={}", encoded(&self.body, "")), head, LONGEST_CHAT_LINK)
    }
}

impl Handover {
    /// The link.
    pub fn link(self) -> String {
        match self {
            Handover::Whole(link) | Handover::WithoutText(link) => link,
        }
    }
}

fn shortened(whole: String, head: String, longest: usize) -> Handover {
    if whole.len() <= longest { Handover::Whole(whole) } else { Handover::WithoutText(head) }
}

/// The digits of a phone number with its country code (ITU-T E.164: at most 15); none where the code is missing.
fn international(phone: &str) -> Option<String> {
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    let number = match digits.strip_prefix("00") {
        Some(number) => number,
        // Without `+` the first digits may be a code at home: `8 495 …` would be somebody in Vietnam.
        None if phone.trim_start().starts_with('+') => digits.as_str(),
        None => return None,
    };
    (7..=15).contains(&number.len()).then(|| number.to_owned())
}

/// A name in Telegram: `@ivan`, `ivan`, `t.me/ivan`; letters, digits and `_`.
pub fn telegram_name(typed: &str) -> Option<String> {
    let typed = typed.trim();
    let name = typed.rsplit_once("t.me/").map_or(typed, |(_, name)| name);
    let name = name.strip_prefix('@').unwrap_or(name);
    let is_name = name.len() >= 4 && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    is_name.then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(by: Channel, contact: &str, link: Option<&str>) {
        let letter = Letter {
            phone: contact.to_owned(),
            telegram: contact.to_owned(),
            body: "Привет & до встречи\n#1".to_owned(),
            ..Letter::default()
        };
        let text = "%D0%9F%D1%80%D0%B8%D0%B2%D0%B5%D1%82%20%26%20%D0%B4%D0%BE%20%D0%B2%D1%81%D1%82%D1%80%D0%B5%D1%87%D0%B8%0A%231";
        let expected = link.map(|link| Handover::Whole(format!("{link}?text={text}")));
        assert_eq!(letter.handover(by), expected, "{contact}");
    }

    #[test]
    fn whatsapp_wants_the_number_with_its_country_code() {
        check(Channel::Whatsapp, "+380 (44) 123-45-67", Some("https://wa.me/380441234567"));
        check(Channel::Whatsapp, "0049 40 1234567", Some("https://wa.me/49401234567"));
        for unknown in ["", "044 123-45-67", "8 (495) 123-45-67", "380441234567", "+12", "+1234567890123456", "call me"]
        {
            check(Channel::Whatsapp, unknown, None);
        }
    }

    #[test]
    fn telegram_wants_a_name() {
        for typed in ["@ivan_p", "ivan_p", "https://t.me/ivan_p", " t.me/ivan_p "] {
            check(Channel::Telegram, typed, Some("https://t.me/ivan_p"));
        }
        for unknown in ["", "@iv", "ivan petrenko", "t.me/joinchat/x?y", "javascript:alert(1)"] {
            check(Channel::Telegram, unknown, None);
        }
    }
}
