//! How many sets of amounts have a sum.

/// Counts the sets, up to a number from which it no longer matters.
pub(super) fn count(amounts: &[i64], sum: i64, enough: usize) -> usize {
    if sum == 0 {
        return 1;
    }
    let Some((first, rest)) = amounts.split_first() else {
        return 0;
    };
    if sum < 0 {
        return 0;
    }
    let with = count(rest, sum - first, enough);
    if with >= enough {
        return with;
    }
    with + count(rest, sum, enough - with)
}
