//! Reading JSON into types. serde writes our records; it does not read them, because the readers that it derives came to a
//! tenth of the page. What is read into which type stands in [`super::shapes`].

use thiserror::Error;

use super::node::Node;

/// Why a text is not what it should be.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{0}")]
pub struct Unfit(Box<str>);

/// Something that can be read.
pub trait Fit: Sized {
    fn fit(at: At<'_>) -> Result<Self, Unfit>;
}

/// A place in a text.
#[derive(Clone, Copy)]
pub enum At<'a> {
    Name(&'a str),
    Value(&'a Node),
    /// A field that is not there.
    Missing(&'static str),
}

/// The fields of an object.
#[derive(Clone, Copy)]
pub struct Fields<'a>(&'a [(String, Node)]);

/// Reads a value of a text.
pub fn parse<T: Fit>(text: &str) -> Result<T, Unfit> {
    read(&parse_node(text)?)
}

/// Reads a text as JSON.
pub fn parse_node(text: &str) -> Result<Node, Unfit> {
    Node::parse(text).map_err(|error| Unfit(format!("no JSON: {} at byte {}", error.why, error.at).into()))
}

/// Reads a value of what a text held.
pub fn read<T: Fit>(value: &Node) -> Result<T, Unfit> {
    T::fit(At::Value(value))
}

impl<'a> At<'a> {
    /// What stands there is something else.
    pub fn is_not(self, wanted: &str) -> Unfit {
        let found = match self {
            At::Name(_) => "a name",
            At::Value(node) => node.kind(),
            At::Missing(name) => return Unfit(["the field ", name, " is missing"].concat().into()),
        };
        Unfit(["expected ", wanted, ", found ", found].concat().into())
    }

    /// A text or a name.
    pub fn text(self) -> Result<&'a str, Unfit> {
        match self {
            At::Name(name) => Ok(name),
            At::Value(Node::Text(text)) => Ok(text),
            _ => Err(self.is_not("a text")),
        }
    }

    /// A whole number.
    pub fn number(self) -> Result<u64, Unfit> {
        match self {
            At::Value(Node::Number(number)) => Ok(*number),
            _ => Err(self.is_not("a whole number")),
        }
    }

    /// An object.
    pub fn fields(self) -> Result<Fields<'a>, Unfit> {
        match self {
            At::Value(Node::Object(fields)) => Ok(Fields(fields)),
            _ => Err(self.is_not("an object")),
        }
    }

    /// A list.
    pub fn items(self) -> Result<&'a [Node], Unfit> {
        match self {
            At::Value(Node::List(items)) => Ok(items),
            _ => Err(self.is_not("a list")),
        }
    }

    /// A variant's name and what it holds: `"held"`, or `{"text":"…"}` for one that holds something.
    pub fn variant(self) -> Result<(&'a str, At<'a>), Unfit> {
        match self {
            At::Value(Node::Object(fields)) => match fields.as_slice() {
                [(name, value)] => Ok((name, At::Value(value))),
                _ => Err(self.is_not("an object with one field")),
            },
            _ => Ok((self.text()?, At::Missing("of the variant"))),
        }
    }

    /// The place of a name among these names.
    pub fn name(self, names: &[&str]) -> Result<usize, Unfit> {
        let text = self.text()?;
        names.iter().position(|name| *name == text).ok_or_else(|| unknown(text))
    }

    /// Nothing stands there.
    pub fn nothing(self) -> Result<(), Unfit> {
        match self {
            At::Missing(_) => Ok(()),
            _ => Err(self.is_not("nothing")),
        }
    }
}

impl<'a> Fields<'a> {
    /// One field; other fields are passed over.
    #[inline(never)]
    pub fn field<T: Fit>(self, name: &'static str) -> Result<T, Unfit> {
        T::fit(self.at(name)?)
    }

    /// All fields with their names.
    pub fn all(self) -> &'a [(String, Node)] {
        self.0
    }

    /// Where one field stands.
    pub fn at(self, name: &'static str) -> Result<At<'a>, Unfit> {
        let mut found = self.0.iter().filter(|(known, _)| known == name);
        match (found.next(), found.next()) {
            (None, _) => Ok(At::Missing(name)),
            (Some((_, value)), None) => Ok(At::Value(value)),
            _ => Err(twice(name)),
        }
    }
}

/// A name that means nothing.
pub fn unknown(name: &str) -> Unfit {
    Unfit(["there is no ", name].concat().into())
}

/// A name that stands twice in one object.
pub fn twice(name: &str) -> Unfit {
    Unfit(["the field ", name, " is there twice"].concat().into())
}

impl Fit for String {
    fn fit(at: At<'_>) -> Result<String, Unfit> {
        at.text().map(str::to_owned)
    }
}

impl Fit for bool {
    fn fit(at: At<'_>) -> Result<bool, Unfit> {
        match at {
            At::Value(Node::Flag(flag)) => Ok(*flag),
            _ => Err(at.is_not("true or false")),
        }
    }
}

macro_rules! numbers {
    ($($number:ident)+) => {$(
        impl Fit for $number {
            fn fit(at: At<'_>) -> Result<$number, Unfit> {
                at.number()?.try_into().map_err(|_| at.is_not("a number in range"))
            }
        }
    )+};
}

numbers! { u16 u32 u64 }

impl<T: Fit> Fit for Option<T> {
    fn fit(at: At<'_>) -> Result<Option<T>, Unfit> {
        match at {
            At::Value(Node::Nothing) | At::Missing(_) => Ok(None),
            some => T::fit(some).map(Some),
        }
    }
}

impl<T: Fit> Fit for Vec<T> {
    fn fit(at: At<'_>) -> Result<Vec<T>, Unfit> {
        at.items()?.iter().map(read).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn refuses<T: Fit + std::fmt::Debug>(text: &str, why: &str) {
        let error = parse::<T>(text).expect_err("it should be refused").to_string();
        assert!(error.contains(why), "{error}");
    }

    #[test]
    fn what_fits_is_read() {
        assert_eq!(parse::<Vec<u16>>("[0, 65535]"), Ok(vec![0, 65_535]));
        assert_eq!(parse::<Option<String>>("null"), Ok(None));
        assert_eq!(parse::<Option<String>>(r#""a \"ё\"\n""#), Ok(Some("a \"ё\"\n".to_owned())));
        assert_eq!(parse::<bool>("true"), Ok(true));
    }

    #[test]
    fn what_does_not_fit_is_refused_and_says_why() {
        refuses::<Vec<u16>>("[1,", "a value is missing at byte 3");
        refuses::<Vec<u16>>("[65536]", "a number in range");
        refuses::<Vec<u16>>("[-1]", "found another number");
        refuses::<Vec<u16>>("[1.5]", "expected a whole number, found another number");
        refuses::<Vec<String>>("{}", "expected a list, found an object");
        refuses::<String>("null", "expected a text, found nothing");
        refuses::<bool>("0", "expected true or false, found a whole number");
    }

    #[test]
    fn a_field_is_there_once() {
        let node = parse_node(r#"{"a":"1","b":null,"c":"2","c":"3"}"#).expect("JSON");
        let fields = At::Value(&node).fields().expect("an object");
        assert_eq!(fields.field::<String>("a"), Ok("1".to_owned()));
        assert_eq!(fields.field::<Option<String>>("b"), Ok(None));
        assert_eq!(fields.field::<Option<String>>("d"), Ok(None));
        let why = |field: Result<String, Unfit>| field.expect_err("it should be refused").to_string();
        assert_eq!(why(fields.field("c")), "the field c is there twice");
        assert_eq!(why(fields.field("d")), "the field d is missing");
    }
}
