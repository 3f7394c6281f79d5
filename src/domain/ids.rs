//! Identifiers. Records carry a UUID made in the browser (version 7, so they sort by creation); the playbook's parts
//! carry readable names, since a person may edit them. Each kind is its own type: a call's id is never a deal's.

use std::fmt;
use std::str::FromStr;

use serde::Serialize;
use uuid::Uuid;

macro_rules! record_ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(out)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, uuid::Error> {
                Uuid::try_parse(text).map($name)
            }
        }
    )+};
}

macro_rules! playbook_names {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl $name {
            /// The name as it stands in the playbook.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str(&self.0)
            }
        }
    )+};
}

record_ids! {
    /// A client company.
    ClientId,
    /// A candidate of the agency.
    CandidateId,
    /// A deal: one hiring need, one card.
    DealId,
    /// A call: one meeting of a deal.
    CallId,
}

playbook_names! {
    /// A field of a call type's comment, such as `company_name`.
    FieldId,
    /// An after-call action, such as `send_comment_to_sm`.
    ActionId,
    /// A reminder rule, such as `client_15_minutes`.
    RuleId,
    /// A letter template, such as `client_reminder`.
    LetterId,
}
