//! Workbooks with a password: opened with the passwords that were given, if the method is one that can
//! be opened at all.

use office_crypto::decrypt_from_bytes;

use super::compound;
use super::guard::guarded;
use super::{Cause, Password};

/// With this password Excel encrypts workbooks of which only the structure is protected; it never asks
/// for it.
const OF_EXCEL_ITSELF: &str = "VelvetSweatshop";
/// How a workbook that was opened begins: it is a zip archive.
const OPENED: &[u8] = b"PK";

/// Opens an encrypted workbook; gives its content, or why it stays closed.
pub(super) fn open(content: &[u8], passwords: &[Password]) -> Result<Vec<u8>, Cause> {
    if compound::has_circle(content) {
        return Err(Cause::Damaged(compound::CIRCLE.to_owned()));
    }
    let given = passwords.iter().map(Password::reveal);
    for password in std::iter::once(OF_EXCEL_ITSELF).chain(given) {
        // The library does not verify the password: a wrong one gives noise.
        match guarded(|| decrypt_from_bytes(content.to_vec(), password)) {
            Some(Ok(opened)) if opened.starts_with(OPENED) => return Ok(opened),
            Some(Ok(_)) => {}
            // What it refuses with one password it refuses with all.
            Some(Err(_)) | None => return Err(Cause::Encrypted),
        }
    }
    Err(if passwords.is_empty() {
        Cause::PasswordMissing
    } else {
        Cause::PasswordWrong
    })
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use super::*;

    #[test]
    fn what_cannot_be_opened_says_why() {
        let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("a file");
        let mut info = file.create_stream("EncryptionInfo").expect("a stream");
        info.write_all(&[4, 0, 4, 0, 0x40, 0, 0, 0])
            .expect("content");
        info.write_all(b"<encryption/>").expect("content");
        drop(info);
        file.create_stream("EncryptedPackage").expect("a stream");
        file.flush().expect("a file");
        let content = file.into_inner().into_inner();
        assert_eq!(open(&content, &[Password::new("x")]), Err(Cause::Encrypted));
        assert_eq!(open(b"noise", &[]), Err(Cause::Encrypted));
    }
}
