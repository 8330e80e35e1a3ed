//! Looks through a compound file (the container of `.xls`, MS-CFB) before the library opens it: a
//! chain of sectors that bites its own tail would make the library read until memory ends.

/// What is said of a file whose chains run in a circle.
pub(super) const CIRCLE: &str = "circular sector chain";

/// Sector numbers from here on are marks: end of chain, free, table of sectors.
const MARKS: u32 = 0xFFFF_FFFA;
/// Table sectors that the header itself names.
const IN_HEADER: usize = 109;

/// True if a chain of sectors runs in a circle. A file that is too damaged to tell is left to the
/// library, which says what is wrong with it.
pub(super) fn has_circle(content: &[u8]) -> bool {
    let Some(file) = CompoundFile::new(content) else {
        return false;
    };
    let table = file.table();
    if runs_in_circle(&table) {
        return true;
    }
    let small_table: Vec<u32> = chain(&table, file.small_table_start)
        .flat_map(|sector| file.numbers(sector))
        .collect();
    runs_in_circle(&small_table)
}

struct CompoundFile<'a> {
    content: &'a [u8],
    sector_size: usize,
    small_table_start: u32,
}

impl<'a> CompoundFile<'a> {
    fn new(content: &'a [u8]) -> Option<Self> {
        let shift = u16::from_le_bytes(content.get(30..32)?.try_into().ok()?);
        // The format knows sectors of 512 and of 4,096 bytes.
        let sector_size = matches!(shift, 9 | 12).then(|| 1 << shift)?;
        Some(Self {
            content,
            sector_size,
            small_table_start: number(content, 60)?,
        })
    }

    /// The numbers of a sector; none past the end of the file.
    fn numbers(&self, sector: u32) -> Vec<u32> {
        let start = (sector as usize)
            .saturating_add(1)
            .saturating_mul(self.sector_size);
        let rest = self.content.get(start..).unwrap_or_default();
        let bytes = rest
            .get(..self.sector_size.min(rest.len()))
            .unwrap_or_default();
        bytes
            .chunks_exact(4)
            .filter_map(|bytes| number(bytes, 0))
            .collect()
    }

    /// For each sector the one that follows it.
    fn table(&self) -> Vec<u32> {
        let in_header =
            (0..IN_HEADER).filter_map(|position| number(self.content, 76 + 4 * position));
        let mut sectors: Vec<u32> = in_header.collect();
        let mut next = number(self.content, 68).unwrap_or(MARKS);
        let most = self.content.len() / self.sector_size;
        // Further lists of table sectors are chained by their last number.
        for _ in 0..=most {
            if next >= MARKS {
                break;
            }
            let mut list = self.numbers(next);
            next = list.pop().unwrap_or(MARKS);
            sectors.append(&mut list);
        }
        sectors.retain(|sector| *sector < MARKS);
        sectors.truncate(most + 1);
        sectors
            .into_iter()
            .flat_map(|sector| self.numbers(sector))
            .collect()
    }
}

fn number(bytes: &[u8], at: usize) -> Option<u32> {
    let bytes = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes(bytes.try_into().ok()?))
}

/// The sectors of a chain, in a table without circles.
fn chain(table: &[u32], start: u32) -> impl Iterator<Item = u32> {
    let next = |sector: u32| (sector < MARKS).then_some(sector);
    std::iter::successors(next(start), move |sector| {
        next(*table.get(*sector as usize)?)
    })
}

/// True if following the table from some sector comes back to a sector of the same walk.
fn runs_in_circle(table: &[u32]) -> bool {
    let mut seen_in_walk = vec![0_u32; table.len()];
    for (start, walk) in (0..table.len()).zip(1..) {
        let mut sector = start;
        while let Some(seen) = seen_in_walk.get_mut(sector) {
            if *seen == walk {
                return true;
            }
            if *seen > 0 {
                break;
            }
            *seen = walk;
            sector = table.get(sector).map_or(usize::MAX, |next| *next as usize);
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    const END: u32 = 0xFFFF_FFFE;

    /// A file of one table sector, one sector of the small table (sector 1) and two of data.
    fn file(table: &[u32], small_table: &[u32]) -> Vec<u8> {
        let mut header = vec![0; 512];
        header[30] = 9;
        header[60..64].copy_from_slice(&1_u32.to_le_bytes());
        header[68..72].copy_from_slice(&END.to_le_bytes());
        header[76..512].fill(0xFF);
        header[76..80].copy_from_slice(&0_u32.to_le_bytes());
        let sector = |numbers: &[u32]| {
            let mut bytes: Vec<u8> = numbers
                .iter()
                .flat_map(|number| number.to_le_bytes())
                .collect();
            bytes.resize(512, 0xFF);
            bytes
        };
        [header, sector(table), sector(small_table), vec![0; 1024]].concat()
    }

    #[test]
    fn a_circle_is_seen_wherever_it_runs() {
        let cases: [(&[u32], &[u32], bool); 5] = [
            (&[0xFFFF_FFFD, END, 3, END], &[1, END], false),
            (&[0xFFFF_FFFD, END, 3, 2], &[1, END], true),
            (&[0xFFFF_FFFD, END, 2, END], &[1, END], true),
            (&[0xFFFF_FFFD, END, 3, END], &[1, 0], true),
            (&[0xFFFF_FFFD, END, 900, END], &[END], false),
        ];
        for (table, small_table, expected) in cases {
            assert_eq!(
                has_circle(&file(table, small_table)),
                expected,
                "{table:?} {small_table:?}"
            );
        }
    }

    proptest::proptest! {
        #[test]
        fn no_content_makes_it_panic_or_hang(content: Vec<u8>, shift in 9_u8..13) {
            let mut content = content;
            content.resize(content.len().max(600), shift);
            content[30] = shift;
            content[31] = 0;
            has_circle(&content);
        }
    }
}
