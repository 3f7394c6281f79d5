//! JSON (RFC 8259) before it is fitted into a type. Unlike serde_json's own value it keeps fields that stand there twice,
//! which is damage and must be noticed; and a reader for any number and any error, of which no record has need, would be a
//! fiftieth of the page.

mod writing;

/// What stands at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    Nothing,
    Flag(bool),
    Number(u64),
    /// A number with a fraction or a minus, or a very large one, as it was spelled. No record of today holds one.
    OtherNumber(Box<str>),
    Text(String),
    List(Vec<Node>),
    /// Fields with their names, as they stand.
    Object(Vec<(String, Node)>),
}

/// Why a text is no JSON: what was wrong, and at which byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoJson {
    pub why: &'static str,
    pub at: usize,
}

/// Lists and objects within each other.
const DEEPEST: u8 = 100;

impl Node {
    /// Reads a text.
    pub fn parse(text: &str) -> Result<Node, NoJson> {
        let mut reader = Reader { text, at: 0 };
        let node = reader.value(DEEPEST)?;
        reader.skip_space();
        if reader.at == text.len() { Ok(node) } else { Err(reader.wrong("more follows")) }
    }

    /// The first field of that name, in an object.
    pub fn get(&self, name: &str) -> Option<&Node> {
        match self {
            Node::Object(fields) => fields.iter().find(|(known, _)| known == name).map(|(_, value)| value),
            _ => None,
        }
    }

    /// What kind of thing it is, in words.
    pub fn kind(&self) -> &'static str {
        match self {
            Node::Nothing => "nothing",
            Node::Flag(_) => "true or false",
            Node::Number(_) => "a whole number",
            Node::OtherNumber(_) => "another number",
            Node::Text(_) => "a text",
            Node::List(_) => "a list",
            Node::Object(_) => "an object",
        }
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl Reader<'_> {
    fn wrong(&self, why: &'static str) -> NoJson {
        NoJson { why, at: self.at }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip(&mut self, is_skipped: impl Fn(u8) -> bool) {
        while self.peek().is_some_and(&is_skipped) {
            self.at += 1;
        }
    }

    fn skip_space(&mut self) {
        self.skip(|byte| matches!(byte, b' ' | b'\n' | b'\r' | b'\t'));
    }

    /// Goes past a byte, if it is the one that follows.
    fn took(&mut self, wanted: u8) -> bool {
        let is_there = self.peek() == Some(wanted);
        self.at += usize::from(is_there);
        is_there
    }

    fn need(&mut self, wanted: u8, why: &'static str) -> Result<(), NoJson> {
        if self.took(wanted) { Ok(()) } else { Err(self.wrong(why)) }
    }

    fn value(&mut self, depth: u8) -> Result<Node, NoJson> {
        self.skip_space();
        match self.peek() {
            Some(b'"') => self.string().map(Node::Text),
            Some(b'{') => self.object(depth),
            Some(b'[') => self.list(depth),
            Some(b'-' | b'0'..=b'9') => self.number(),
            _ => self.word(),
        }
    }

    fn word(&mut self) -> Result<Node, NoJson> {
        let words = [("null", Node::Nothing), ("true", Node::Flag(true)), ("false", Node::Flag(false))];
        let rest = self.text.get(self.at..).unwrap_or_default();
        let found = words.into_iter().find(|(word, _)| rest.starts_with(word));
        let (word, node) = found.ok_or_else(|| self.wrong("a value is missing"))?;
        self.at += word.len();
        Ok(node)
    }

    fn number(&mut self) -> Result<Node, NoJson> {
        let begin = self.at;
        let is_negative = self.took(b'-');
        if !self.took(b'0') {
            self.digits()?;
        }
        let end = self.at;
        if self.took(b'.') {
            self.digits()?;
        }
        if self.took(b'e') || self.took(b'E') {
            let _ = self.took(b'+') || self.took(b'-');
            self.digits()?;
        }
        let whole = self.text.get(begin..end).filter(|_| !is_negative && end == self.at);
        let spelled = || Node::OtherNumber(self.text.get(begin..self.at).unwrap_or_default().into());
        Ok(whole.and_then(|digits| digits.parse().ok()).map_or_else(spelled, Node::Number))
    }

    fn digits(&mut self) -> Result<(), NoJson> {
        let begin = self.at;
        self.skip(|byte| byte.is_ascii_digit());
        if self.at > begin { Ok(()) } else { Err(self.wrong("a digit is missing")) }
    }

    fn list(&mut self, depth: u8) -> Result<Node, NoJson> {
        let mut items = Vec::new();
        self.inside(b']', depth, |reader, depth| {
            items.push(reader.value(depth)?);
            Ok(())
        })?;
        Ok(Node::List(items))
    }

    fn object(&mut self, depth: u8) -> Result<Node, NoJson> {
        let mut fields = Vec::new();
        self.inside(b'}', depth, |reader, depth| {
            reader.skip_space();
            let name = reader.string()?;
            reader.skip_space();
            reader.need(b':', "a colon is missing")?;
            fields.push((name, reader.value(depth)?));
            Ok(())
        })?;
        Ok(Node::Object(fields))
    }

    /// What stands between the brackets, with commas between.
    fn inside(
        &mut self,
        end: u8,
        depth: u8,
        mut one: impl FnMut(&mut Self, u8) -> Result<(), NoJson>,
    ) -> Result<(), NoJson> {
        let depth = depth.checked_sub(1).ok_or_else(|| self.wrong("too deep"))?;
        self.at += 1;
        self.skip_space();
        if self.took(end) {
            return Ok(());
        }
        loop {
            one(self, depth)?;
            self.skip_space();
            if self.took(end) {
                return Ok(());
            }
            self.need(b',', "a comma or the end is missing")?;
        }
    }

    fn string(&mut self) -> Result<String, NoJson> {
        self.need(b'"', "a quotation mark is missing")?;
        let mut text = String::new();
        loop {
            let begin = self.at;
            self.skip(|byte| byte >= b' ' && byte != b'"' && byte != b'\\');
            text.push_str(self.text.get(begin..self.at).unwrap_or_default());
            if self.took(b'"') {
                return Ok(text);
            }
            self.need(b'\\', "a text does not end")?;
            text.push(self.escaped()?);
        }
    }

    fn escaped(&mut self) -> Result<char, NoJson> {
        let escape = self.peek();
        self.at += 1;
        Ok(match escape {
            Some(b'n') => '\n',
            Some(b't') => '\t',
            Some(b'r') => '\r',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(plain @ (b'"' | b'\\' | b'/')) => char::from(plain),
            Some(b'u') => self.unicode()?,
            _ => return Err(self.wrong("there is no such escape")),
        })
    }

    /// `\u0451`, or two of them for a character beyond the first 65,536.
    fn unicode(&mut self) -> Result<char, NoJson> {
        let first = self.hex()?;
        if !(0xD800..0xDC00).contains(&first) {
            return char::from_u32(first).ok_or_else(|| self.wrong("half a character"));
        }
        self.need(b'\\', "half a character")?;
        self.need(b'u', "half a character")?;
        let second = self.hex()?;
        if !(0xDC00..0xE000).contains(&second) {
            return Err(self.wrong("half a character"));
        }
        let both = 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
        char::from_u32(both).ok_or_else(|| self.wrong("half a character"))
    }

    fn hex(&mut self) -> Result<u32, NoJson> {
        let digits =
            self.text.get(self.at..self.at + 4).filter(|text| text.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let code = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        self.at += 4;
        code.ok_or_else(|| self.wrong("four hexadecimal digits are missing"))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::Value;

    use super::*;

    /// What serde_json read, in our terms; its values know each name once.
    fn of_value(value: &Value) -> Node {
        match value {
            Value::Null => Node::Nothing,
            Value::Bool(flag) => Node::Flag(*flag),
            Value::Number(number) => {
                number.as_u64().map_or_else(|| Node::OtherNumber(number.to_string().into()), Node::Number)
            }
            Value::String(text) => Node::Text(text.clone()),
            Value::Array(items) => Node::List(items.iter().map(of_value).collect()),
            Value::Object(fields) => {
                Node::Object(fields.iter().map(|(name, value)| (name.clone(), of_value(value))).collect())
            }
        }
    }

    fn any_value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<u64>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<f64>().prop_map(Value::from),
            any::<String>().prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 40, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
                prop::collection::btree_map(any::<String>(), inner, 0..6)
                    .prop_map(|fields| Value::Object(fields.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn what_serde_json_writes_is_read_and_written_the_same(value in any_value()) {
            prop_assert_eq!(Node::parse(&value.to_string()), Ok(of_value(&value)));
            let mut written = String::new();
            of_value(&value).write(&mut written);
            prop_assert_eq!(written, value.to_string());
            let pretty = serde_json::to_string_pretty(&value).expect("a value can be written");
            prop_assert_eq!(Node::parse(&pretty), Ok(of_value(&value)));
        }

        #[test]
        fn both_agree_on_what_is_json(text in r#"[\[\]{}:,"\\/ubn0-9eE+.\-aftrulse \tё]{0,14}"#) {
            let theirs = serde_json::from_str::<Value>(&text).map(|value| of_value(&value));
            match (Node::parse(&text), theirs) {
                (Ok(ours), Ok(theirs)) if !has_twice(&ours) => prop_assert_eq!(one_spelling(ours), one_spelling(theirs)),
                (Ok(_), Ok(_)) => {}
                // It refuses numbers that no computer holds; for us they are just other numbers.
                (Ok(_), Err(why)) => prop_assert!(why.to_string().contains("out of range"), "{text}: {why}"),
                (ours, theirs) => prop_assert_eq!(ours.is_ok(), theirs.is_ok(), "{}", text),
            }
        }
    }

    /// serde_json forgets how a number was spelled.
    fn one_spelling(node: Node) -> Node {
        match node {
            Node::OtherNumber(_) => Node::OtherNumber("".into()),
            Node::List(items) => Node::List(items.into_iter().map(one_spelling).collect()),
            Node::Object(fields) => {
                Node::Object(fields.into_iter().map(|(name, value)| (name, one_spelling(value))).collect())
            }
            other => other,
        }
    }

    fn has_twice(node: &Node) -> bool {
        match node {
            Node::Object(fields) => fields.iter().enumerate().any(|(place, (name, value))| {
                has_twice(value) || fields.iter().skip(place + 1).any(|(other, _)| other == name)
            }),
            Node::List(items) => items.iter().any(has_twice),
            _ => false,
        }
    }

    #[test]
    fn a_field_that_stands_twice_is_kept_twice() {
        let twice = vec![("a".to_owned(), Node::Number(1)), ("a".to_owned(), Node::Nothing)];
        assert_eq!(Node::parse(r#"{"a":1,"a":null}"#), Ok(Node::Object(twice)));
    }

    #[test]
    fn escapes_are_read_and_halves_refused() {
        let text = Node::parse(r#""\ud83d\udea2 \u0451 \"\\\/\b\f\n\r\t""#);
        assert_eq!(text, Ok(Node::Text("🚢 ё \"\\/\u{8}\u{c}\n\r\t".to_owned())));
        for half in [
            r#""\ud83d""#,
            r#""\ud83d\n""#,
            r#""\udea2""#,
            r#""\ud83dA""#,
            r#""\ud83d\u0041""#,
            r#""\u12"#,
            r#""\u+123""#,
        ] {
            assert!(Node::parse(half).is_err(), "{half}");
        }
    }

    #[test]
    fn what_is_wrong_is_said_with_its_place() {
        for (text, why, at) in [
            ("", "a value is missing", 0),
            ("[1,", "a value is missing", 3),
            ("[1 2]", "a comma or the end is missing", 3),
            ("{\"a\" 1}", "a colon is missing", 5),
            ("\"a\nb\"", "a text does not end", 2),
            ("1 x", "more follows", 2),
        ] {
            assert_eq!(Node::parse(text), Err(NoJson { why, at }), "{text}");
        }
        let deep = "[".repeat(200);
        assert_eq!(Node::parse(&deep).map_err(|error| error.why), Err("too deep"));
    }
}
