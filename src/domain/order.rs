//! Putting lists in order. The order is found on places, of which there is one type, so that the page carries one
//! sorting routine instead of one per kind of list.

use std::cmp::Ordering;

/// Sorts by a key; equals keep their order. The key is made once per item.
pub fn sort_by_key<T, K: Ord>(items: &mut Vec<T>, key: impl Fn(&T) -> K) {
    let keys: Vec<K> = items.iter().map(key).collect();
    let places = sorted(keys.len(), &|one, other| keys.get(one).cmp(&keys.get(other)));
    let mut waiting: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(places.into_iter().filter_map(|place| waiting.get_mut(place)?.take()));
}

fn sorted(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|one, other| compare(*one, *other));
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_stand_in_the_order_of_their_keys_and_equals_as_they_stood() {
        let mut items = vec![("b", 2), ("a", 2), ("c", 1), ("d", 3), ("e", 1)];
        sort_by_key(&mut items, |item| item.1);
        assert_eq!(items, [("c", 1), ("e", 1), ("b", 2), ("a", 2), ("d", 3)]);
    }
}
