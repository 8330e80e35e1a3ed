//! One compressed file.

use std::io::Read;

use flate2::bufread::MultiGzDecoder;

use super::Cause;
use super::packed::{Measure, name_of};
use crate::config::Limits;

/// How much is unpacked at a time.
const BLOCK: u64 = 1 << 20;

/// Unpacks a file; gives its content, and its name if the archive tells it.
pub(super) fn unpack(content: &[u8], limits: &Limits) -> Result<(Option<String>, Vec<u8>), Cause> {
    let mut decoder = MultiGzDecoder::new(content);
    let name = decoder
        .header()
        .and_then(|header| header.filename())
        .map(name_of)
        .filter(|name| !name.is_empty());
    let mut unpacked = Vec::new();
    loop {
        let read = (&mut decoder)
            .take(BLOCK)
            .read_to_end(&mut unpacked)
            .map_err(|error| Cause::Damaged(error.to_string()))?;
        if read == 0 {
            return Ok((name, unpacked));
        }
        Measure::of(content.len(), unpacked.len()).check(limits)?;
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::{Compression, GzBuilder};

    use super::*;

    fn packed(content: &[u8]) -> Vec<u8> {
        let mut packer = GzBuilder::new()
            .filename("账单.csv")
            .write(Vec::new(), Compression::best());
        packer.write_all(content).expect("it packs");
        packer.finish().expect("it packs")
    }

    #[test]
    fn a_file_is_unpacked_with_its_name() {
        let content = "单号,金额\nA1,2\n".as_bytes();
        let unpacked = unpack(&packed(content), &Limits::default());
        assert_eq!(
            unpacked,
            Ok((Some("账单.csv".to_owned()), content.to_vec()))
        );
    }

    #[test]
    fn what_grows_without_measure_is_refused() {
        let bomb = packed(&vec![0; 110 << 20]);
        let refused = unpack(&bomb, &Limits::default()).map(|(_, content)| content.len());
        assert!(
            matches!(refused, Err(Cause::Bomb { megabytes: 101, .. })),
            "{refused:?}"
        );
        let mut torn = packed(&[7; 1000]);
        torn.truncate(torn.len() - 9);
        assert!(matches!(
            unpack(&torn, &Limits::default()),
            Err(Cause::Damaged(_))
        ));
    }
}
