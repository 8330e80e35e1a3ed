//! Lists that are brought into order, for those who know an item by its place.

/// Sorts a list and takes out what is there twice.
pub(super) fn tidy<T: Ord>(list: &mut Vec<T>) {
    list.sort_unstable();
    list.dedup();
}

/// The items by key, and where each went.
pub(super) fn in_order<T, K: Ord>(items: Vec<T>, key: impl Fn(&T) -> K) -> (Vec<T>, Vec<usize>) {
    let mut numbered: Vec<(usize, T)> = items.into_iter().enumerate().collect();
    numbered.sort_by_key(|(_, item)| key(item));
    let mut places = vec![0; numbered.len()];
    for (new, (old, _)) in numbered.iter().enumerate() {
        if let Some(place) = places.get_mut(*old) {
            *place = new;
        }
    }
    (numbered.into_iter().map(|(_, item)| item).collect(), places)
}
