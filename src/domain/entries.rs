//! The few entries that a record holds by key, in the order of the keys. They are kept in a sorted list: there are
//! never many, and a tree per kind of entry would make the page larger.

use serde::{Serialize, Serializer};

/// Values by key. Written down as a JSON object, as a map is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entries<K, V>(Vec<(K, V)>);

impl<K, V> Default for Entries<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: Ord, V> Entries<K, V> {
    /// The value of a key.
    pub fn get(&self, key: &K) -> Option<&V> {
        self.place(key).ok().and_then(|place| self.0.get(place)).map(|(_, value)| value)
    }

    /// Sets the value of a key.
    pub fn insert(&mut self, key: K, value: V) {
        match self.place(&key) {
            Ok(place) => {
                if let Some(entry) = self.0.get_mut(place) {
                    entry.1 = value;
                }
            }
            Err(place) => self.0.insert(place, (key, value)),
        }
    }

    /// The value of a key; where there is none, `value` becomes it.
    pub fn get_or_insert(&mut self, key: K, value: V) -> &mut V {
        let place = self.place(&key).unwrap_or_else(|place| {
            self.0.insert(place, (key, value));
            place
        });
        &mut self.0.get_mut(place).expect("the entry was found or put there just now").1
    }

    /// The value of a key; where there is none, the value that says nothing becomes it.
    pub fn get_or_default(&mut self, key: K) -> &mut V
    where
        V: Default,
    {
        self.get_or_insert(key, V::default())
    }

    /// All keys with their values, in the order of the keys.
    pub fn iter(&self) -> impl Iterator<Item = (&K, &V)> {
        self.0.iter().map(|(key, value)| (key, value))
    }

    /// All values.
    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.0.iter().map(|(_, value)| value)
    }

    /// All values, to be changed.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        self.0.iter_mut().map(|(_, value)| value)
    }

    /// Keeps those whose value is as asked for.
    pub fn retain(&mut self, keeps: impl Fn(&V) -> bool) {
        self.0.retain(|(_, value)| keeps(value));
    }

    /// Where the key is, or would be.
    fn place(&self, key: &K) -> Result<usize, usize> {
        self.0.binary_search_by(|(known, _)| known.cmp(key))
    }
}

impl<K: Ord, V> FromIterator<(K, V)> for Entries<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(all: I) -> Self {
        let mut entries = Entries::default();
        for (key, value) in all {
            entries.insert(key, value);
        }
        entries
    }
}

impl<K: Serialize, V: Serialize> Serialize for Entries<K, V> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::json::parse;

    fn entries(json: &str) -> Entries<String, u16> {
        parse(json).expect("entries that can be read")
    }

    #[test]
    fn entries_stand_in_the_order_of_their_keys() {
        let mut some = entries(r#"{"b":2,"a":1}"#);
        some.insert("c".to_owned(), 3);
        *some.get_or_default("aa".to_owned()) += 5;
        assert_eq!(serde_json::to_string(&some).expect("entries can be written"), r#"{"a":1,"aa":5,"b":2,"c":3}"#);
    }

    #[test]
    fn of_one_key_the_last_value_counts() {
        let mut some = entries(r#"{"a":1}"#);
        some.insert("a".to_owned(), 3);
        assert_eq!(some, entries(r#"{"a":3}"#));
        assert_eq!(*some.get_or_insert("a".to_owned(), 9), 3);
    }

    #[test]
    fn what_is_not_kept_goes() {
        let mut some = entries(r#"{"a":1,"b":2,"c":3}"#);
        some.retain(|value| *value != 2);
        assert_eq!(some, entries(r#"{"a":1,"c":3}"#));
    }
}
