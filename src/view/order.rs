//! Which rows of a list can stay where they are when its order changes.

/// Marks a longest choice of the places that rises: rows at those old places keep their order, all others move.
pub fn rising(old_places: &[usize]) -> Vec<bool> {
    // Per length the position of the choice of that length which ends lowest, and before whom each stands in its choice.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(old_places.len());
    let place_at = |position: &usize| old_places.get(*position).copied();
    for (position, place) in old_places.iter().enumerate() {
        let length = ends.partition_point(|end| place_at(end) < Some(*place));
        before.push(length.checked_sub(1).and_then(|shorter| ends.get(shorter).copied()));
        match ends.get_mut(length) {
            Some(end) => *end = position,
            None => ends.push(position),
        }
    }
    let mut stays = vec![false; old_places.len()];
    let mut at = ends.last().copied();
    while let Some(position) = at {
        if let Some(stay) = stays.get_mut(position) {
            *stay = true;
        }
        at = before.get(position).copied().flatten();
    }
    stays
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(old_places: &[usize], staying: &[usize]) {
        let stays = rising(old_places);
        let kept: Vec<usize> = old_places.iter().zip(&stays).filter(|(_, stays)| **stays).map(|(at, _)| *at).collect();
        assert_eq!(kept, staying);
    }

    #[test]
    fn in_an_order_that_is_kept_all_stay() {
        check(&[], &[]);
        check(&[0, 1, 2], &[0, 1, 2]);
        check(&[1, 4, 7], &[1, 4, 7]);
    }

    #[test]
    fn one_row_that_moves_leaves_the_others_in_place() {
        check(&[3, 0, 1, 2], &[0, 1, 2]);
        check(&[1, 2, 3, 0], &[1, 2, 3]);
        check(&[0, 3, 1, 2, 4], &[0, 1, 2, 4]);
    }

    #[test]
    fn of_an_order_turned_round_one_stays() {
        assert_eq!(rising(&[4, 3, 2, 1, 0]).iter().filter(|stays| **stays).count(), 1);
    }
}
