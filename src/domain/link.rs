//! Links typed by people. Only schemes that cannot run code are let through; everything else is an error, not a link.

use serde::Serialize;
use thiserror::Error;

/// A link that is safe to put into a page: `https`, `http`, `mailto`, `tel`, `zoommtg`, `msteams`, `skype` or `sip`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(into = "String")]
pub struct Link(String);

/// Why a text is no link.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum LinkError {
    /// The scheme is not one of the safe ones.
    #[error("links beginning with {0} are not opened")]
    UnsafeScheme(String),
    /// White space or control characters inside.
    #[error("a link has no spaces")]
    NotALink,
}

const SAFE_SCHEMES: [&str; 8] = ["https", "http", "mailto", "tel", "zoommtg", "msteams", "skype", "sip"];

impl Link {
    /// The link as it goes into `href`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Reads what was typed; a bare host such as `meet.google.com/abc` gets `https://`.
    pub fn parse(typed: &str) -> Result<Link, LinkError> {
        let typed = typed.trim();
        if typed.is_empty() || typed.chars().any(|c| c.is_whitespace() || c.is_control()) {
            return Err(LinkError::NotALink);
        }
        match typed.split_once(':') {
            Some((scheme, _)) if SAFE_SCHEMES.contains(&scheme.to_ascii_lowercase().as_str()) => {
                Ok(Link(typed.to_owned()))
            }
            // `host:8080/path` has no scheme; its "scheme" has a dot or the rest is a port.
            Some((host, rest)) if host.contains('.') || rest.starts_with(|c: char| c.is_ascii_digit()) => {
                Ok(Link(format!("https://{typed}")))
            }
            Some((scheme, _)) => Err(LinkError::UnsafeScheme(scheme.to_owned())),
            None => Ok(Link(format!("https://{typed}"))),
        }
    }
}

impl TryFrom<String> for Link {
    type Error = LinkError;

    fn try_from(text: String) -> Result<Link, LinkError> {
        Link::parse(&text)
    }
}

impl From<Link> for String {
    fn from(link: Link) -> String {
        link.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(typed: &str, expected: Result<&str, LinkError>) {
        assert_eq!(Link::parse(typed).as_ref().map(Link::as_str), expected.as_ref().map(|text| *text),);
    }

    #[test]
    fn safe_schemes_pass_and_bare_hosts_get_https() {
        check("https://zoom.us/j/1", Ok("https://zoom.us/j/1"));
        check(" meet.google.com/abc ", Ok("https://meet.google.com/abc"));
        check("localhost:8080/x", Ok("https://localhost:8080/x"));
        check("zoommtg://zoom.us/join?confno=1", Ok("zoommtg://zoom.us/join?confno=1"));
    }

    #[test]
    fn links_that_could_run_code_are_refused() {
        for typed in ["javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "vbscript:x", "blob:x"] {
            let scheme = typed.split(':').next().unwrap_or_default().to_owned();
            check(typed, Err(LinkError::UnsafeScheme(scheme)));
        }
        check("java\tscript:alert(1)", Err(LinkError::NotALink));
        check("", Err(LinkError::NotALink));
    }
}
