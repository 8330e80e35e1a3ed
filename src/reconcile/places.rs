//! Places that are connected, directly or through others (union-find).

/// Connected places: each points to an earlier one, or to itself if it is the first of its kind.
pub(super) struct Places(Vec<usize>);

impl Places {
    /// So many places, none connected with another.
    pub(super) fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    /// The first of the places that are connected with one.
    pub(super) fn root(&mut self, mut place: usize) -> usize {
        while let Some(parent) = self.0.get(place).copied().filter(|parent| *parent != place) {
            let grandparent = self.0.get(parent).copied().unwrap_or(parent);
            if let Some(slot) = self.0.get_mut(place) {
                *slot = grandparent;
            }
            place = parent;
        }
        place
    }

    /// Connects two places, and all that is connected with either.
    pub(super) fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        if let Some(slot) = self.0.get_mut(one.max(other)) {
            *slot = one.min(other);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Places;

    #[test]
    fn the_first_stands_for_all() {
        let mut places = Places::new(6);
        for (one, other) in [(5, 3), (3, 1), (4, 2)] {
            places.join(one, other);
        }
        let roots: Vec<usize> = (0..6).map(|place| places.root(place)).collect();
        assert_eq!(roots, [0, 1, 2, 1, 2, 1]);
    }
}
